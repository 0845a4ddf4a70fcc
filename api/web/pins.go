package web

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"

	"heltid/api/client"
	"heltid/solver/repair"
	"heltid/solver/ward"
)

// pinned is a cell of a rota that stays as it is when the rest is mended.
type pinned struct {
	Person string `json:"person"`
	Day    int    `json:"day"`
}

// cellsOf are the cells that pins hold, by line and day.
func cellsOf(pins []string, c *ward.Case) ([]pinned, error) {
	all, err := repair.ParsePins(pins, c)
	if err != nil {
		return nil, err
	}
	out := []pinned{}
	for _, p := range c.People {
		for day := range c.Dates.Days() {
			if slices.ContainsFunc(all, func(pin repair.Pin) bool { return pin.Holds(c, p.ID, day) }) {
				out = append(out, pinned{p.ID, day})
			}
		}
	}
	return out, nil
}

// pinsOf writes cells as pins: whole lines where all of a line is held, else
// the stretches of days.
func pinsOf(cells []pinned, c *ward.Case) []string {
	days := map[string]map[int]bool{}
	for _, p := range cells {
		if days[p.Person] == nil {
			days[p.Person] = map[int]bool{}
		}
		days[p.Person][p.Day] = true
	}
	out := []string{}
	for _, p := range c.People {
		held, last := days[p.ID], c.Dates.Days()
		for day := 0; day < last; day++ {
			if !held[day] {
				continue
			}
			from := day
			for day+1 < last && held[day+1] {
				day++
			}
			if from == 0 && day == last-1 {
				out = append(out, p.ID)
				continue
			}
			out = append(out, p.ID+":"+c.Dates.Date(from).String()+".."+c.Dates.Date(day).String())
		}
	}
	return out
}

// mend has the engine put right what is wrong with a rota, with as few changed
// duties as possible and what is pinned as it is.
func (s *site) mend(w http.ResponseWriter, r *visit) error {
	from, err := r.rota(r.PathValue("rota"))
	if err != nil {
		return err
	}
	ask, err := r.goOn(from, client.KindRepair)
	if err != nil {
		return err
	}
	return s.begin(w, r, ask)
}

// goOn asks for a job that goes on from a rota as it stands in the form: what was
// changed by hand is kept as a version of its own first. Where the form names no
// pins, those of the rota hold.
func (v *visit) goOn(from *loaded, kind client.Kind) (client.JobRequest, error) {
	seconds := 60
	ask := client.JobRequest{Kind: kind, Ward: from.meta.Ward, Version: &from.meta.WardVersion, Start: &from.meta.Id, TimeSeconds: &seconds}
	if o := from.Rota.Origin; o != nil {
		if asIf := len(o.AsIfAgreed) > 0; asIf {
			ask.AsIfAgreed = &asIf
		}
		if len(o.With) > 0 {
			ask.With = &o.With
		}
	}
	if text := v.PostFormValue("pins"); text != "" {
		var cells []pinned
		if err := json.Unmarshal([]byte(text), &cells); err != nil {
			return ask, &refusedError{Status: http.StatusBadRequest, Title: say(v.Lang, "rota.unread"), Detail: err.Error()}
		}
		pins := pinsOf(cells, from.Case)
		ask.Pins = &pins
	}
	text := v.PostFormValue("rota")
	if text == "" {
		return ask, nil
	}
	f, err := v.tried(from, []byte(text))
	if err != nil {
		return ask, err
	}
	f.Rota.Name = say(v.Lang, "mend.by_hand", "name", from.called(v.Lang))
	body, err := f.Rota.JSON()
	if err != nil {
		return ask, err
	}
	key := *once(v) + " by hand"
	made, err := answer(v.Client.AddRotaWithBodyWithResponse(v.Context(), from.meta.Ward,
		&client.AddRotaParams{Version: &from.meta.WardVersion, Parent: &from.meta.Id, Pin: ask.Pins, IdempotencyKey: &key}, "application/json", bytes.NewReader(body)))
	if err != nil {
		return ask, err
	}
	ask.Start = &made.JSON201.Id
	return ask, nil
}
