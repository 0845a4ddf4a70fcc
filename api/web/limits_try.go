package web

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"heltid/api/client"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/variant"
	"heltid/solver/weekend"
)

// trial is a ward under one of its rota models, and what is to be tried on a
// copy of it.
type trial struct {
	of    *ward.Ward
	c     *ward.Case
	lang  rule.Lang
	need  []ward.NeedRow // also what is given by shift, as time of day
	all   []limit
	form  url.Values // as it was filled in; nil: as the ward is
	wrong map[string]string
}

// limit is one thing the parties can set.
type limit struct {
	kind, field        string
	name, says, source string
	unit               string                                                   // how it is written: count, clock, size or yes
	now                func(t *trial) string                                    // what holds; empty: no limit
	set                func(w *ward.Ward, m *ward.RotaModel, text string) error // empty: none of the ward's own
}

func newTrial(of *ward.Ward, model string, lang rule.Lang) (*trial, error) {
	if !slices.ContainsFunc(of.Models, func(m ward.RotaModel) bool { return m.ID == model }) {
		model = of.Models[0].ID
	}
	c, err := of.Case(model, usual(of))
	if err != nil {
		return nil, err
	}
	t := &trial{of: of, c: c, lang: lang, need: append(slices.Clone(of.Need), of.ConvertedNeed()...), wrong: map[string]string{}}
	t.all = slices.Concat(t.ceilings(), t.guards(), t.frame(), t.agreed())
	return t, nil
}

// filled is what was filled in, else what is given.
func (t *trial) filled(field, now string) string {
	if t.form == nil {
		return now
	}
	return t.form.Get(field)
}

// weekends are how many of weekend.Of are worked.
func (t *trial) weekends() int { return weekend.Usual(t.c).Weekends }

// ceilings are the limits on strain (belastningstak).
func (t *trial) ceilings() []limit {
	var out []limit
	add := func(q ward.Quantity, field string, unit string, now func(c *ward.Ceilings) string, set func(c *ward.Ceilings, text string) error) {
		l := limit{kind: "strain", field: field, unit: unit, source: t.source("ceilings." + field)}
		if r, ok := rule.ByID(q); ok {
			l.name, l.says = r.Text[t.lang].Name, r.Text[t.lang].Says
			if l.source == "" {
				l.source = strings.Join(r.Cited(t.lang), "; ")
			}
		}
		l.now = func(t *trial) string { return now(&t.c.Ceilings) }
		l.set = func(w *ward.Ward, m *ward.RotaModel, text string) error {
			own := ward.Ceilings{}
			if w.Ceilings != nil {
				own = *w.Ceilings
			}
			w.Ceilings = &own
			if m.Ceilings != nil && now(m.Ceilings) != "" { // the model's own comes before the ward's
				of := *m.Ceilings
				m.Ceilings = &of
				if err := set(&of, text); err != nil {
					return err
				}
			}
			return set(&own, text)
		}
		out = append(out, l)
	}
	count := func(q ward.Quantity, field string, at func(c *ward.Ceilings) **int) {
		add(q, field, "count", func(c *ward.Ceilings) string { return written(*at(c), strconv.Itoa) },
			func(c *ward.Ceilings, text string) error { return readInto(at(c), text, strconv.Atoi) })
	}
	clock := func(q ward.Quantity, field string, at func(c *ward.Ceilings) **ward.Minutes) {
		add(q, field, "clock", func(c *ward.Ceilings) string { return written(*at(c), ward.Minutes.String) },
			func(c *ward.Ceilings, text string) error { return readInto(at(c), text, ward.ParseMinutes) })
	}
	count("day_run", "days_in_row", func(c *ward.Ceilings) **int { return &c.DaysInRow })
	count("night_run", "nights_in_row", func(c *ward.Ceilings) **int { return &c.NightsInRow })
	count("long_run", "long_in_row", func(c *ward.Ceilings) **int { return &c.LongInRow })
	count("quick_returns", "quick_returns", func(c *ward.Ceilings) **int { return &c.QuickReturns })
	count("lone_days", "lone_days", func(c *ward.Ceilings) **int { return &c.LoneDays })
	count("two_day_break", "two_day_break", func(c *ward.Ceilings) **int { return &c.TwoDayBreak })
	count("backward_rotation", "backward_rotation", func(c *ward.Ceilings) **int { return &c.BackwardRotation })
	count("duties_over_eight", "duties_over_eight", func(c *ward.Ceilings) **int { return &c.DutiesOverEight })
	count("weekends_per_year", "weekends_per_year", func(c *ward.Ceilings) **int { return &c.WeekendsPerYear })
	count("nights_per_year", "nights_per_year", func(c *ward.Ceilings) **int { return &c.NightsPerYear })
	count("red_days", "red_days", func(c *ward.Ceilings) **int { return &c.RedDays })
	clock("weekend_hours", "weekend_hours_per_year", func(c *ward.Ceilings) **ward.Minutes { return &c.WeekendHoursOfYear })
	clock("day_hours", "day_hours", func(c *ward.Ceilings) **ward.Minutes { return &c.DayHours })
	clock("week_hours", "week_hours", func(c *ward.Ceilings) **ward.Minutes { return &c.WeekHours })
	clock("night_recovery", "night_recovery", func(c *ward.Ceilings) **ward.Minutes { return &c.NightRecovery })
	clock("long_shift_consent", "long_threshold", func(c *ward.Ceilings) **ward.Minutes { return &c.LongThreshold })
	return out
}

// guards hold before full time is looked at.
func (t *trial) guards() []limit {
	small := func(w *ward.Ward) *ward.SmallPosts {
		g, sp := ward.Guards{}, ward.SmallPosts{}
		if w.Guards != nil {
			g = *w.Guards
		}
		if g.SmallPosts != nil {
			sp = *g.SmallPosts
		}
		g.SmallPosts, w.Guards = &sp, &g
		return &sp
	}
	of := t.of.Guards
	if of == nil {
		of = &ward.Guards{}
	}
	if of.SmallPosts == nil {
		of = &ward.Guards{SmallPosts: &ward.SmallPosts{}, Educated: of.Educated}
	}
	said := func(key string) (name, says, source string) {
		return say(t.lang, "limits."+key), say(t.lang, "limits."+key+".says"), t.source(key)
	}
	limits := []limit{
		{field: "guards.small_posts.at_most", unit: "count",
			now: func(t *trial) string { return written(of.SmallPosts.AtMost, strconv.Itoa) },
			set: func(w *ward.Ward, _ *ward.RotaModel, text string) error {
				return readInto(&small(w).AtMost, text, strconv.Atoi)
			}},
		{field: "guards.small_posts.below", unit: "size",
			now: func(t *trial) string { return written(of.SmallPosts.Below, sizeText) },
			set: func(w *ward.Ward, _ *ward.RotaModel, text string) error {
				return readInto(&small(w).Below, text, parseSize)
			}},
		{field: "guards.small_posts.lifted", unit: "yes",
			now: func(t *trial) string { return yes(of.SmallPosts.Lifted) },
			set: func(w *ward.Ward, _ *ward.RotaModel, text string) error {
				sp := small(w)
				if sp.Lifted = text == yes(true); sp.Lifted {
					sp.AtMost = nil
				}
				return nil
			}},
		{field: "guards.educated", unit: "yes",
			now: func(t *trial) string { return yes(of.Educated == nil || *of.Educated) },
			set: func(w *ward.Ward, _ *ward.RotaModel, text string) error {
				small(w)
				on := text == yes(true)
				w.Guards.Educated = &on
				return nil
			}},
	}
	for i := range limits {
		l := &limits[i]
		l.kind = "guards"
		l.name, l.says, l.source = said(l.field)
	}
	return limits
}

// frame is what posts are made within.
func (t *trial) frame() []limit {
	posts := limit{kind: "frame", field: "budget.full_time_posts", unit: "size",
		now: func(t *trial) string {
			if t.c.Budget == nil || t.c.Budget.FullTimeWeeks == 0 {
				return ""
			}
			return sizeText(t.c.Budget.FullTimeWeeks)
		},
		set: func(w *ward.Ward, m *ward.RotaModel, text string) error {
			size, err := parseSize(text)
			if text == "" {
				size, err = 0, nil
			}
			b := ward.Budget{}
			if w.Budget != nil {
				b = *w.Budget
			}
			b.FullTimeWeeks, w.Budget = size, &b
			if m.Budget != nil {
				of := *m.Budget
				of.FullTimeWeeks, m.Budget = size, &of
			}
			return err
		}}
	tolerance := limit{kind: "frame", field: "tolerance.hours_per_year", unit: "clock",
		now: func(t *trial) string {
			if t.of.Tolerance == nil {
				return ""
			}
			return written(t.of.Tolerance.HoursPerYear, ward.Minutes.String)
		},
		set: func(w *ward.Ward, _ *ward.RotaModel, text string) error {
			w.Tolerance = nil
			if text == "" {
				return nil
			}
			w.Tolerance = &ward.Tolerance{}
			return readInto(&w.Tolerance.HoursPerYear, text, ward.ParseMinutes)
		}}
	out := []limit{posts, tolerance}
	for i := range out {
		l := &out[i]
		l.name, l.says, l.source = say(t.lang, "limits."+l.field), say(t.lang, "limits."+l.field+".says"), t.source(l.field)
	}
	return out
}

// agreed are the limits that agreements have opened a rule to.
func (t *trial) agreed() []limit {
	var out []limit
	for i, a := range t.of.Agreements {
		for _, q := range slices.Sorted(maps.Keys(a.Limits)) {
			r, ok := rule.ByID(ward.Quantity(q))
			if !ok {
				continue
			}
			out = append(out, limit{kind: "agreed", field: fmt.Sprintf("agreed-%d-%s", i, q), name: r.Text[t.lang].Name, says: r.Text[t.lang].Says, source: agreementInWords(t.of, a, t.lang), unit: "agreed",
				now: func(*trial) string { return a.Limits[q] },
				set: func(w *ward.Ward, _ *ward.RotaModel, text string) error {
					limits := maps.Clone(a.Limits)
					limits[q] = text
					w.Agreements = slices.Clone(w.Agreements)
					w.Agreements[i].Limits = limits
					return nil
				}})
		}
	}
	return out
}

// source says who has set what holds where the ward's file does not say.
func (t *trial) source(key string) string { return t.byDefault(key).Where }

// byDefault is what holds where the ward's file does not say.
func (t *trial) byDefault(key string) ward.Default {
	for _, d := range t.of.Explain() {
		if d.Key == key {
			return d
		}
	}
	return ward.Default{}
}

// written writes a limit as it is filled in; nothing where there is none.
func written[T any](v *T, as func(T) string) string {
	if v == nil {
		return ""
	}
	return as(*v)
}

// readInto reads a limit as it was filled in.
func readInto[T any](into **T, text string, as func(string) (T, error)) error {
	if text == "" {
		*into = nil
		return nil
	}
	v, err := as(text)
	if err != nil {
		return err
	}
	*into = &v
	return nil
}

func sizeText(z ward.Size) string {
	return strings.TrimSuffix(strings.TrimSuffix(z.String(), "%"), " ")
}

func parseSize(text string) (z ward.Size, err error) {
	err = json.Unmarshal([]byte(strings.Replace(strings.TrimSuffix(strings.TrimSpace(text), "%"), ",", ".", 1)), &z)
	return z, err
}

func yes(v bool) string {
	if v {
		return "1"
	}
	return "0"
}

// changed is a copy of the ward as the form has it, with what is other in words.
// What cannot be read is told by field, with errUnread.
func (t *trial) changed() (*ward.Ward, []string, error) {
	out := *t.of
	out.Models = slices.Clone(t.of.Models)
	i := slices.IndexFunc(out.Models, func(m ward.RotaModel) bool { return m.ID == t.c.Model.ID })
	out.Models[0], out.Models[i] = out.Models[i], out.Models[0]
	var said []string
	if n, _ := strconv.Atoi(t.form.Get("weekend")); n > 0 && weekend.Of/n != t.weekends() {
		made := weekend.Tried(&out, weekend.Assumed{Weekends: weekend.Of / n, Need: 100})
		said = append(said, say(t.lang, "limits.weekends")+": "+often(t.lang, t.weekends())+" → "+often(t.lang, weekend.Of/n))
		out.Models = made.Models
	}
	for _, l := range t.all {
		text, now := strings.TrimSpace(t.form.Get(l.field)), l.now(t)
		if text == now || l.unit == "yes" && text == "" {
			continue
		}
		if err := l.set(&out, &out.Models[0], text); err != nil {
			t.wrong[l.field] = say(t.lang, "limits.wrong", "text", text)
			continue
		}
		said = append(said, l.name+": "+t.told(l, now)+" → "+t.told(l, text))
	}
	said = append(said, t.changedNeed(&out)...)
	if text := strings.Join(strings.FieldsFunc(t.form.Get("policy"), func(r rune) bool { return r == ' ' || r == ',' }), " "); text != t.first() {
		out.Policy = nil
		for _, f := range strings.Fields(text) {
			n, err := strconv.Atoi(f)
			if err != nil || n < 2 || n > 9 || slices.Contains(out.Policy, n) {
				t.wrong["policy"] = say(t.lang, "limits.policy.wrong", "text", f)
				break
			}
			out.Policy = append(out.Policy, n)
		}
		said = append(said, say(t.lang, "limits.policy")+": "+text)
	}
	if len(t.wrong) > 0 {
		return nil, nil, errUnread
	}
	out.Name, out.Note = t.form.Get("name"), say(t.lang, "limits.note", "name", t.of.Name, "what", strings.Join(said, "; "))
	if len(said) == 0 {
		out.Note = say(t.lang, "limits.note.same", "name", t.of.Name)
	}
	return &out, said, nil
}

func (t *trial) told(l limit, text string) string {
	switch {
	case l.unit == "yes":
		return say(t.lang, "limits.yes."+text)
	case text == "":
		return say(t.lang, "limits.none")
	}
	return text
}

// changedNeed puts the need of the form into a ward, by time of day.
func (t *trial) changedNeed(out *ward.Ward) []string {
	var said []string
	rows := slices.Clone(t.need)
	for i, n := range t.need {
		for k, who := range attributes(n) {
			for _, which := range []struct {
				name string
				of   *map[string]int
			}{{"floor", &rows[i].Floor}, {"target", &rows[i].Target}} {
				field := t.needField(i, k, which.name, *which.of, who)
				had, was := (*which.of)[who]
				now := ""
				if was {
					now = strconv.Itoa(had)
				}
				text := strings.TrimSpace(field.Value)
				if text == now {
					continue
				}
				heads := map[string]int{}
				maps.Copy(heads, *which.of)
				delete(heads, who)
				if text != "" {
					v, err := strconv.Atoi(text)
					if err != nil || v < 0 || v > 200 {
						t.wrong[field.Field] = say(t.lang, "form.wrong.heads")
						continue
					}
					heads[who] = v
				}
				*which.of = heads
				said = append(said, fmt.Sprintf("%s %s–%s %s: %s → %s", n.Days, n.From.Clock(), n.To.Clock(), whoIs(t.of, who, t.lang), cmp.Or(now, "–"), cmp.Or(text, "–")))
			}
		}
	}
	if len(said) > 0 {
		out.Need, out.NeedByShift = rows, nil
	}
	return said
}

// name is what a copy is called until somebody calls it something else.
func (t *trial) name() string {
	return t.filled("name", say(t.lang, "limits.copy", "name", t.of.Name))
}

// with is what is decided about the ward besides.
func (t *trial) with() []string {
	out := []string{}
	for _, x := range variant.All() {
		if !slices.Contains(t.form["with"], x.ID) {
			continue
		}
		one := x.ID
		if n, err := strconv.Atoi(t.form.Get("amount-" + x.ID)); err == nil && x.Amount != 0 && n != x.Amount {
			one += "=" + strconv.Itoa(n)
		}
		out = append(out, one)
	}
	return out
}

// tryLimits keeps a copy of the ward with what is to be tried, and has a rota
// made of it.
func (s *site) tryLimits(w http.ResponseWriter, r *visit) error {
	if err := r.ParseForm(); err != nil {
		return err
	}
	id := r.PathValue("ward")
	of, err := r.read(r.Context(), id, 0)
	if err != nil {
		return err
	}
	t, err := newTrial(of, r.PostForm.Get("model"), r.Lang)
	if err != nil {
		return err
	}
	t.form = r.PostForm
	made, _, err := t.changed()
	if errors.Is(err, errUnread) {
		return s.showLimits(w, r, http.StatusUnprocessableEntity, t, nil)
	}
	if err != nil {
		return err
	}
	copied, err := r.copyAs(id, made)
	var refused *refusedError
	if errors.As(err, &refused) && refused.Status == http.StatusUnprocessableEntity {
		refused.Detail = say(r.Lang, "limits.refused")
		return s.showLimits(w, r, refused.Status, t, refused)
	}
	if err != nil {
		return err
	}
	seconds, _ := strconv.Atoi(r.PostForm.Get("seconds"))
	seconds = min(3600, max(5, seconds))
	ask := client.JobRequest{Kind: client.Kind(usual(of)), Ward: copied, Model: &t.c.Model.ID, TimeSeconds: &seconds}
	if r.PostForm.Get("run") == string(ward.Structure) {
		ask.Kind = client.Kind(ward.Structure)
	}
	if with := t.with(); len(with) > 0 {
		ask.With = &with
	}
	if asIf := r.PostForm.Get("as_if") != ""; asIf {
		ask.AsIfAgreed = &asIf
	}
	return s.begin(w, r, ask)
}

// copyAs keeps a copy of a ward that is as another ward says, which whoever may
// plan nothing but copies may do too. A ward that is refused leaves no copy.
func (v *visit) copyAs(id string, as *ward.Ward) (string, error) {
	body, err := as.YAML()
	if err != nil {
		return "", err
	}
	if _, err := answer(v.Client.ValidateWithBodyWithResponse(v.Context(), &client.ValidateParams{}, "application/yaml", bytes.NewReader(body))); err != nil {
		return "", err
	}
	key := *once(v) + " copy"
	made, err := answer(v.Client.CopyWardWithResponse(v.Context(), id, &client.CopyWardParams{IdempotencyKey: &key}))
	if err != nil {
		return "", err
	}
	first := strconv.Quote("1")
	_, err = answer(v.Client.ChangeWardWithBodyWithResponse(v.Context(), made.JSON201.Id, &client.ChangeWardParams{IfMatch: &first}, "application/yaml", bytes.NewReader(body)))
	var refused *refusedError
	if errors.As(err, &refused) && refused.Status == http.StatusPreconditionFailed {
		err = nil // the form was sent twice
	}
	return made.JSON201.Id, err
}
