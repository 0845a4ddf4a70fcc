package rota

import "heltid/solver/ward"

// vacation gives the dates of vacation (ferie) that the line's FE codes write and
// the ward does not know of. A week of it without a duty is vacation from Monday
// to Sunday, whatever its other free days are called.
func (l Line) vacation(p *ward.Person, dates ward.Dates) []ward.Date {
	worked, written := map[int]bool{}, map[int]bool{} // weeks
	for _, d := range l.Duties {
		worked[d.Day/7] = true
	}
	fe := map[int]bool{}
	for _, f := range l.Free {
		if f.Code == FE && !p.Away(dates.Date(f.Day)) {
			fe[f.Day], written[f.Day/7] = true, true
		}
	}
	var out []ward.Date
	for day := range dates.Days() {
		if fe[day] || written[day/7] && !worked[day/7] {
			out = append(out, dates.Date(day))
		}
	}
	return out
}
