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
// duties as possible and what is pinned as it is. What was changed by hand is
// kept as a version of its own first.
func (s *site) mend(w http.ResponseWriter, r *visit) error {
	from, err := r.rota(r.PathValue("rota"))
	if err != nil {
		return err
	}
	var cells []pinned
	if text := r.PostFormValue("pins"); text != "" {
		if err := json.Unmarshal([]byte(text), &cells); err != nil {
			return &refusedError{Status: http.StatusBadRequest, Title: say(r.Lang, "rota.unread"), Detail: err.Error()}
		}
	}
	pins, start := pinsOf(cells, from.Case), from.meta.Id
	if text := r.PostFormValue("rota"); text != "" {
		f, err := r.tried(from, []byte(text))
		if err != nil {
			return err
		}
		f.Rota.Name = say(r.Lang, "mend.by_hand", "name", from.called(r.Lang))
		body, err := f.Rota.JSON()
		if err != nil {
			return err
		}
		key := *once(r) + " by hand"
		made, err := answer(r.Client.AddRotaWithBodyWithResponse(r.Context(), from.meta.Ward,
			&client.AddRotaParams{Version: &from.meta.WardVersion, Parent: &from.meta.Id, Pin: &pins, IdempotencyKey: &key}, "application/json", bytes.NewReader(body)))
		if err != nil {
			return err
		}
		start = made.JSON201.Id
	}
	seconds := 60
	ask := client.JobRequest{Kind: "repair", Ward: from.meta.Ward, Version: &from.meta.WardVersion, Start: &start, Pins: &pins, TimeSeconds: &seconds}
	from.goesOn(&ask)
	return s.begin(w, r, ask)
}

// goesOn has a job rest on what the rota rests on besides its ward.
func (l *loaded) goesOn(ask *client.JobRequest) {
	o := l.Rota.Origin
	if o == nil {
		return
	}
	if asIf := len(o.AsIfAgreed) > 0; asIf {
		ask.AsIfAgreed = &asIf
	}
	if len(o.With) > 0 {
		ask.With = &o.With
	}
}
