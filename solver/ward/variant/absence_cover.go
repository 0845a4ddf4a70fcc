package variant

import (
	"cmp"
	"slices"

	"heltid/solver/ward"
)

// absenceCover plans for absence in the rota itself: more at work by day on
// weekdays, paid by what substitutes cost. Fafo (Moland) finds 15 to 25 per
// cent of the hours absent in most round-the-clock services.
var absenceCover = Variant{
	ID:     "absence_cover",
	Name:   Words{"nb": "Fravær dekkes av faste ansatte i stedet for vikarer", "nn": "Fråvær blir dekt av faste tilsette i staden for vikarar", "en": "Absence is covered by permanent staff instead of substitutes"},
	Who:    employer,
	Amount: 10,
	Counts: Words{"nb": "prosent av timene på ukedager", "nn": "prosent av timane på vekedagar", "en": "per cent of the hours on weekdays"},
	change: func(w *ward.Ward, percent int) Words {
		w.Need, w.NeedByShift = append(slices.Clone(w.Need), w.ConvertedNeed()...), nil
		all := ward.Minutes(0)
		for _, r := range w.Need {
			for day := ward.Monday; day <= ward.Friday; day++ {
				if r.Days.Has(day) && awake(r) {
					all += length(r) * ward.Minutes(wanted(r, ward.Total))
				}
			}
		}
		one := ward.Minutes(0) // one more by day
		for _, r := range w.Need {
			if r.Days.Has(ward.Monday) && byDay(r) && wanted(r, ward.Total) > 0 {
				one += length(r)
			}
		}
		if all == 0 || one == 0 {
			return nil
		}
		more := cmp.Or(int((all*ward.Minutes(percent)/100+one/2)/one), 1)
		var rows []ward.NeedRow
		for _, r := range w.Need {
			if !byDay(r) || wanted(r, ward.Total) == 0 {
				rows = append(rows, r)
				continue
			}
			rows = append(rows, spread(r, more)...)
		}
		w.Need = rows
		week := one * ward.Minutes(more)
		out := aside(w)
		size := ward.Size(int(week) * int(ward.FullTime) / fullWeek * int(ward.FullTime) / int(ward.FullTime-out))
		grow(w, size)
		says := Words{
			"nb": "Ønsket bemanning på dagtid fra mandag til fredag øker med %d vakter i uka, %v timer og %v av timene på ukedager. Rammen øker med %v årsverk, som skal betales av vikarmidlene.",
			"nn": "Ønskt bemanning på dagtid frå måndag til fredag aukar med %d vakter i veka, %v timar og %v av timane på vekedagar. Ramma aukar med %v årsverk, som skal betalast av vikarmidlane.",
			"en": "The target by day from Monday to Friday grows by %d duties a week, %v hours and %v of the hours on weekdays. The budget grows by %v full-time equivalents, to be paid by what substitutes cost.",
		}.with(more, hours(week), ward.Size(10000*int(week)/int(all)), posts(size))
		if out == 0 {
			return says
		}
		because := Words{
			"nb": " I det er det regnet med at %v av en stilling er satt av til annet enn vakter.",
			"nn": " I det er det rekna med at %v av ei stilling er sett av til anna enn vakter.",
			"en": " That reckons with %v of a post being set aside for other things than duties.",
		}.with(out)
		for lang := range says {
			says[lang] += because[lang]
		}
		return says
	},
}

// aside is the part of a post that stands outside the rota, on average over the
// posts there are: so much more of a post it takes to cover an hour.
func aside(w *ward.Ward) ward.Size {
	sum, all := 0, 0
	add := func(competence string, size ward.Size) {
		sum, all = sum+w.SetAside(competence)*int(size), all+int(size)
	}
	for i := range w.People {
		add(w.People[i].Competence, w.People[i].Size.Current)
	}
	for i := range w.Posts {
		p := &w.Posts[i]
		add(p.Competence, vacancy(p)*ward.Size(p.Count))
	}
	if all == 0 {
		return 0
	}
	return ward.Size(sum / all * int(ward.FullTime) / (52 * fullWeek))
}

// fullWeek is a full week in a rota, 35.5 hours (HTA chapter 1 §4).
const fullWeek = 2130

func length(r ward.NeedRow) ward.Minutes {
	if r.To <= r.From {
		return r.To + ward.Day - r.From
	}
	return r.To - r.From
}

// awake tells whether a row is of day or evening, byDay whether it is of the
// ordinary working day and what one more by day comes on top of.
func awake(r ward.NeedRow) bool { return r.From >= 6*ward.Hour && r.From < 22*ward.Hour }
func byDay(r ward.NeedRow) bool {
	return !r.Exclusive && r.From >= 6*ward.Hour && r.To <= 16*ward.Hour && r.To > r.From
}

func wanted(r ward.NeedRow, who string) int { return max(r.Floor[who], r.Target[who]) }

// spread adds so many heads to a row's target over its weekdays, as evenly as
// they go.
func spread(r ward.NeedRow, more int) []ward.NeedRow {
	var out []ward.NeedRow
	rest := r
	for day := ward.Monday; day <= ward.Friday; day++ {
		if !r.Days.Has(day) {
			continue
		}
		rest.Days &^= 1 << day
		n := more / 5
		if int(day) < more%5 {
			n++
		}
		added := raised(r, n)
		added.Days = 1 << day
		if i := slices.IndexFunc(out, func(o ward.NeedRow) bool { return o.Target[ward.Total] == added.Target[ward.Total] }); i >= 0 {
			out[i].Days |= added.Days
			continue
		}
		out = append(out, added)
	}
	if rest.Days != 0 || len(r.Dates) > 0 {
		out = append(out, rest)
	}
	return out
}

// raised asks for so many more heads as a target.
func raised(r ward.NeedRow, n int) ward.NeedRow {
	target := map[string]int{}
	for who, heads := range r.Target {
		target[who] = heads
	}
	target[ward.Total] = wanted(r, ward.Total) + n
	r.Target = target
	if most, ok := r.Max[ward.Total]; ok && most < target[ward.Total] {
		limits := map[string]int{}
		for who, heads := range r.Max {
			limits[who] = heads
		}
		limits[ward.Total] = target[ward.Total]
		r.Max = limits
	}
	return r
}
