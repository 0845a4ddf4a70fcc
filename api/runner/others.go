package runner

import (
	"context"
	"encoding/json"
	"io"

	"heltid/api/store"
	"heltid/solver"
	"heltid/solver/cpsat"
	"heltid/solver/explain"
	"heltid/solver/lp"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// compare is a slice of a comparison: what one model finds another begins from.
// Its journal is what the next slice goes on from.
func (t *task) compare(ctx context.Context) (store.Slice, error) {
	q := t.request.comparison(t.ward)
	q.Time, q.Slice, q.Library, q.Memory, q.SaveDir = t.lease.Job.Time, t.Slice, t.Library, t.Memory, t.faults()
	if err := t.recall(&q.Journal); err != nil {
		return store.Slice{}, err
	}
	var told report.Compared
	if t.lease.Start != nil {
		var err error
		if told.Today, told.TodayCase, err = rota.Read("today.json", t.lease.Start, t.ward); err != nil {
			return store.Slice{}, err
		}
	}
	if t.Share != nil {
		q.Others = func(c *ward.Case) search.Others { return &others{task: t, of: question{Model: c.Model.ID, Run: c.Run}} }
	}
	say := newTeller(t, nil)
	q.On = say.compare
	var err error
	told.Comparison, err = solver.Compare(ctx, q)
	out := store.Slice{Events: say.close()}
	if err != nil {
		return out, err
	}
	if told.Aside || ctx.Err() != nil && !t.stopped(ctx) {
		out.Memory, err = json.Marshal(told.Journal)
		return out, err
	}
	out.Ended, out.Outcome = store.Done, outcomeOptimal
	for _, e := range told.Entries {
		if e.Err != nil {
			return out, e.Err
		}
		if !e.Standing().Decided() {
			out.Outcome = outcomeFeasible
		}
		if e.Result == nil || e.Result.Rota == nil {
			continue
		}
		body, err := e.Result.Rota.JSON()
		if err != nil {
			return out, err
		}
		out.Rotas = append(out.Rotas, t.made(e.Model.ID, string(e.Run), body))
	}
	out.Documents, err = compared(told)
	return out, err
}

// Reach is the result of a bound.
type Reach struct {
	Possible bool                 `json:"possible"`
	FullTime int                  `json:"full_time"`
	Missing  int                  `json:"missing_minutes"`
	Levers   []Lever              `json:"levers"`
	Words    map[rule.Lang]string `json:"words"`
}

// Lever is one thing that could be otherwise, and how far any rota gets then.
type Lever struct {
	ID       string               `json:"id"`
	Change   map[rule.Lang]string `json:"change"`
	Who      map[rule.Lang]string `json:"who"`
	Possible bool                 `json:"possible"`
	FullTime int                  `json:"full_time"`
	Missing  int                  `json:"missing_minutes"`
}

// bound proves how far any rota gets, and what would change that.
func (t *task) bound(ctx context.Context) (store.Slice, error) {
	c, _, err := t.request.question(t.ward).Case()
	if err != nil {
		return store.Slice{}, err
	}
	library, err := cpsat.Library(t.Library)
	if err != nil {
		return store.Slice{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, max(least, t.left()))
	defer cancel()
	solve := &lp.Runner{Library: library, Memory: t.Memory, SaveDir: t.faults()}
	limit, err := explain.Reach(ctx, c, solve)
	if err != nil {
		return store.Slice{}, err
	}
	levers, err := explain.Levers(ctx, c, solve)
	if err != nil && ctx.Err() == nil {
		return store.Slice{}, err
	}
	r := Reach{Possible: limit.Possible, FullTime: limit.FullTime, Missing: int(limit.Missing), Levers: []Lever{}, Words: map[rule.Lang]string{}}
	for _, l := range levers {
		r.Levers = append(r.Levers, Lever{l.ID, l.Words, l.Who, l.After.Possible, l.After.FullTime, int(l.After.Missing)})
	}
	b := &books{out: map[string][]byte{}}
	for _, lang := range rule.Languages {
		r.Words[lang] = report.SayReach(c, limit, lang)
		b.add(Document("text", lang), func(w io.Writer) error {
			_, err := io.WriteString(w, r.Words[lang]+"\n")
			return err
		})
	}
	b.add(Result, func(w io.Writer) error { return json.NewEncoder(w).Encode(r) })
	outcome := outcomeOptimal
	if !limit.Possible {
		outcome = outcomeInfeasible
	}
	return store.Slice{Ended: store.Done, Outcome: outcome, Documents: b.out}, b.err
}
