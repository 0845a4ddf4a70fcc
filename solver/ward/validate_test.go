package ward_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// What the schema cannot see: one change to the little ward, and where and
// what is told of it.
func TestValidate(t *testing.T) {
	t.Parallel()
	bo := func(s string) [2]string {
		return [2]string{"id: Bo, competence: ASS, size: {current: 62.5, wished: 80}", s}
	}
	end := func(s string) [2]string { return [2]string{"", s} }
	for _, c := range []struct {
		name   string
		change [2]string
		where  string
		says   string
	}{
		{"period starts on a Tuesday", [2]string{"2026-01-05", "2026-01-06"}, "period.start", "2026-01-06 is a Tuesday. Use 2026-01-05 or 2026-01-12"},
		{"a year far off", [2]string{"2026-01-05", "1990-01-01"}, "period.start", "a year from 2000 to 2100"},
		{"two competences of a name", [2]string{"{id: ASS}", "{id: RN}\n  - {id: ASS}"}, "competences[1].id", `the competence "RN" is taken by number 1`},
		{"a competence called total", [2]string{"{id: ASS}", "{id: total}\n  - {id: ASS}"}, "competences[1].id", "call the competence something else"},
		{"two shifts of a code", [2]string{"models:", "  - {code: D, start: \"08:00\", end: \"09:00\"}\nmodels:"}, "shifts[2].code", `the shift code "D" is taken`},
		{"a shift called F1", [2]string{"models:", "  - {code: F1, start: \"08:00\", end: \"09:00\"}\nmodels:"}, "shifts[2].code", "means a free day in rotas"},
		{"a shift that starts 24:00", [2]string{`start: "14:30"`, `start: "24:00"`}, "shifts[1].start", "expected 00:00"},
		{"breaks as long as the shift", [2]string{"minutes: 30", "minutes: 450"}, "shifts[0].breaks", "the breaks are 450 minutes, the shift 450"},
		{"a break before the shift", [2]string{"minutes: 30", `minutes: 30, earliest: "07:00"`}, "shifts[0].breaks[0].earliest", "a break inside the shift 7:30 to 15:00"},
		{"a break that ends after the shift", [2]string{"minutes: 30", `minutes: 30, latest: "14:45"`}, "shifts[0].breaks[0].latest", "a break inside the shift"},
		{"latest before earliest", [2]string{"minutes: 30", `minutes: 30, earliest: "12:00", latest: "11:00"`}, "shifts[0].breaks[0].latest", "a time not before 12:00"},
		{"a duty kind said twice", [2]string{"models:", "duty_kinds: [{kind: passive, covers: true}, {kind: passive}]\nmodels:"}, "duty_kinds[1].kind", "passive stands here already"},
		{"a meeting that is part working time", [2]string{"models:", "duty_kinds: [{kind: meeting, law: \"1/2\"}]\nmodels:"}, "duty_kinds[0].law", "only on_call may count as a part"},
		{"on call less than one in seven", [2]string{"models:", "duty_kinds: [{kind: on_call, law: \"1/8\"}]\nmodels:"}, "duty_kinds[0].law", "at least 1/7 (AML §10-4(3))"},
		{"a course that is part of the post's hours", [2]string{"models:", "duty_kinds: [{kind: course, tariff: \"1/2\"}]\nmodels:"}, "duty_kinds[0].tariff", "only passive and on_call may count as a part"},
		{"cover that covers nothing", [2]string{"models:", "duty_kinds: [{kind: cover, covers: false}]\nmodels:"}, "duty_kinds[0].covers", "give the shift types another duty kind"},
		{"need by a shift that covers nothing", [2]string{`end: "22:00"}`, "end: \"22:00\", duty: course}\nneed_by_shift: [{days: mon-fri, shift: E, floor: {total: 1}}]"}, "need_by_shift[0].shift", "E is course duty, which does not count for the need"},
		{"two models of a name", [2]string{"people:", "  - {id: short, shifts: [D], weekend: {every: 3}}\npeople:"}, "models[1].id", `the rota model "short" is taken`},
		{"a model with an unknown code", [2]string{"[D, E]", "[D, X]"}, "models[0].shifts[1]", `no shift type "X" in this ward`},
		{"no weekend rule", [2]string{"weekend: {every: 3}", "weekend: {}"}, "models[0].weekend", "exactly one of every, per_period and per_year"},
		{"two weekend rules", [2]string{"{every: 3}", "{every: 3, per_year: 17}"}, "models[0].weekend", "exactly one of"},
		{"a weekend rule longer than the period", [2]string{"{every: 3}", "{every: 4}"}, "models[0].weekend.every", "leaves no weekend at all"},
		{"more weekends than weeks", [2]string{"{every: 3}", "{per_period: 4}"}, "models[0].weekend.per_period", "at most the 3 of the period"},
		{"others of a model that reaches everybody", [2]string{"weekend: {every: 3}", "weekend: {every: 3}, others: {every: 3}"}, "models[0].others", "take out others"},
		{"others without a weekend rule", [2]string{"weekend: {every: 3}", "weekend: {every: 3}, voluntary: true, others: {in_row: 1}"}, "models[0].others", "exactly one of"},
		{"a cycle that does not go up in the period", [2]string{"weekend: {every: 3}", "weekend: {every: 3}, cycle: {days: [{on: 2, off: 2}]}"}, "models[0].cycle", "does not go up in 3 weeks; use a multiple of 4 weeks"},
		{"a weekly cycle that is not whole weeks", [2]string{"weekend: {every: 3}", "weekend: {every: 3}, kind: calendar, cycle: {days: [{on: 2, off: 2}], weekly: true}"}, "models[0].cycle", "make it whole weeks"},
		{"a consent to nothing", bo("id: Bo, competence: ASS, size: {current: 50}, consents: [{from: 2026-02-01}]"), "people[1].consents[0]", "give one of them"},
		{"a consent to an unknown model", bo("id: Bo, competence: ASS, size: {current: 50}, consents: [{model: shrot}]"), "people[1].consents[0].model", `did you mean "short"?`},
		{"a need for nothing", [2]string{"weekend: {every: 3}", "weekend: {every: 3}, needs: [{level: T}]"}, "models[0].needs[0]", "give the paragraph"},
		{"a need for a limit that is no number", [2]string{"weekend: {every: 3}", `weekend: {every: 3}, needs: [{level: T, paragraph: aml-10-5-2, limits: {day_hours: "10"}}]`}, "models[0].needs[0].limits.day_hours", "h:mm"},
		{"a need in another language", [2]string{"weekend: {every: 3}", "weekend: {every: 3}, needs: [{level: T, what: {sv: turnus}}]"}, "models[0].needs[0].what.sv", "nb, nn or en"},
		{"an agreement on nothing", end("agreements: [{id: a, level: T}]\n"), "agreements[0]", "give one of the three"},
		{"an agreement on an unknown model", end("agreements: [{id: a, level: T, model: shrot}]\n"), "agreements[0].model", `did you mean "short"?`},
		{"two people of a name", [2]string{"id: Bo", "id: Anne"}, "people[1].id", `the person id "Anne" is taken by number 1`},
		{"nobody at all", [2]string{little[strings.Index(little, "people:"):], ""}, "", "nobody to make a rota for"},
		{"unknown competence", [2]string{"competence: ASS", "competence: AS"}, "people[1].competence", `no competence "AS" in this ward; did you mean "ASS"?`},
		{"unknown unit", bo("id: Bo, unit: A, competence: ASS, size: {current: 50}"), "people[1].unit", `no unit "A" in this ward; it names none`},
		{"unknown own shift", bo("id: Bo, shifts: [Q], competence: ASS, size: {current: 50}"), "people[1].shifts[0]", `no shift type "Q"`},
		{"a weekend group past the last", bo("id: Bo, weekend_group: 4, competence: ASS, size: {current: 50}"), "people[1].weekend_group", "found group 4, expected at most 3: the rota models have weekends every 3 weeks"},
		{"max under min", bo("id: Bo, competence: ASS, size: {current: 50, min: 60, max: 55}"), "people[1].size.max", "at least min, 60 %"},
		{"wish under min", bo("id: Bo, competence: ASS, size: {current: 50, min: 60, wished: 55}"), "people[1].size.wished", "at least min, 60 %"},
		{"wish over max", bo("id: Bo, competence: ASS, size: {current: 50, max: 60, wished: 70}"), "people[1].size.wished", "at most max, 60 %"},
		{"a wish nobody asked for", bo("id: Bo, competence: ASS, size: {current: 50, wished: 70, asked: false}"), "people[1].size.asked", "so somebody asked"},
		{"an authorisation that ends before it starts", bo("id: Bo, competence: ASS, size: {current: 50}, authorisations: [{id: m, from: 2026-02-01, until: 2026-01-01}]"), "people[1].authorisations[0].until", "a date on or after 2026-02-01"},
		{"an authorisation called educated", bo("id: Bo, competence: ASS, size: {current: 50}, authorisations: [{id: educated}]"), "people[1].authorisations[0].id", "call the authorisation something else"},
		{"fixed free from an unknown shift", bo("id: Bo, competence: ASS, size: {current: 50}, limits: [{fixed_free: [{days: mon, shift: Q}]}]"), "people[1].limits[0].fixed_free[0].shift", `no shift type "Q"`},
		{"a limit that ends before it starts", bo("id: Bo, competence: ASS, size: {current: 50}, limits: [{no_night: true, from: 2026-02-01, until: 2026-01-01}]"), "people[1].limits[0].until", "on or after"},
		{"a consent that ends before it starts", bo(`id: Bo, competence: ASS, size: {current: 50}, consents: [{longest: "12:30", from: 2026-02-01, until: 2026-01-01}]`), "people[1].consents[0].until", "on or after"},
		{"an accepted claim over max", bo("id: Bo, competence: ASS, size: {current: 50, max: 60}, claims: [{paragraph: aml-14-3, size: 80, date: 2025-01-01, accepted: true}]"), "people[1].claims[0].size", "at most the person's max, 60 %"},
		{"an absence that ends before it starts", bo("id: Bo, competence: ASS, size: {current: 50}, absences: [{percent: 100, from: 2026-02-01, until: 2026-01-01}]"), "people[1].absences[0].until", "on or after"},
		{"employed in an unknown post", bo("id: Bo, competence: ASS, size: {current: 50}, employments: [{post: p, percent: 50}]"), "people[1].employments[0].post", `no post "p"`},
		{"history of a rolling rota", bo("id: Bo, competence: ASS, size: {current: 50}, history: [{date: 2026-01-04, shift: D}]"), "people[1].history", "a rolling rota wraps round and has no history"},
		{"two post groups of a name", end(onePost + "  - {id: p, competence: RN, count: 1}\n"), "posts[1].id", `the post "p" is there already`},
		{"a post that would be called as a person is", [2]string{"id: Bo", "id: p-01"}, "posts[0].id", `would be called "p-01", as a person is`},
		{"a post with max under min", end("posts:\n  - {id: p, competence: RN, count: 1, min: 60, max: 50}\n"), "posts[0].max", "at least min, 60 %"},
		{"a post of an unknown competence", end("posts:\n  - {id: p, competence: RNN, count: 1}\n"), "posts[0].competence", `did you mean "RN"?`},
		{"need without days", end(`need: [{from: "07:30", to: "15:00", floor: {total: 1}}]`), "need[0]", "give days or dates"},
		{"need on dates of a rolling rota", end(`need: [{dates: [2026-01-05], from: "07:30", to: "15:00", floor: {total: 1}}]`), "need[0].dates", "a rolling rota has no dates"},
		{"need of nobody", end(`need: [{days: all, from: "07:30", to: "15:00"}]`), "need[0]", "give floor, target or max"},
		{"need of an unknown attribute", end(`need: [{days: all, from: "07:30", to: "15:00", floor: {RNX: 1}}]`), "need[0].floor.RNX", `no attribute "RNX" in this ward; did you mean "RN"?`},
		{"more nurses than people", end(`need: [{days: all, from: "07:30", to: "15:00", floor: {total: 1, RN: 2}}]`), "need[0].floor.RN", "at most the total of 1"},
		{"more nurses than max people", end(`need: [{days: all, from: "07:30", to: "15:00", floor: {RN: 2}, max: {total: 1}}]`), "need[0].floor.RN", "at most the max total of 1"},
		{"target under floor", end(`need: [{days: all, from: "07:30", to: "15:00", floor: {total: 2}, target: {total: 1}}]`), "need[0].target.total", "at least the floor of 2"},
		{"max under target", end(`need: [{days: all, from: "07:30", to: "15:00", target: {total: 2}, max: {total: 1}}]`), "need[0].max.total", "at least floor and target, 2"},
		{"need rows that overlap", end(`need: [{days: mon-fri, from: "07:30", to: "15:00", floor: {total: 1}}, {days: fri, from: "14:30", to: "22:00", target: {total: 1}}]`), "need[1]", "speaks of total at the same time as need row 1"},
		{"a night that overlaps the next morning", end(`need: [{days: sun, from: "22:00", to: "07:30", floor: {total: 1}}, {days: mon, from: "07:00", to: "15:00", floor: {total: 1}}]`), "need[1]", "speaks of total at the same time"},
		{"need both by time and by shift", end(`need: [{days: mon, from: "07:30", to: "15:00", floor: {total: 1}}]` + "\n" + `need_by_shift: [{days: mon-fri, shift: D, floor: {total: 1}}]`), "need[0]", "as the need by shift code, which is mon-fri 7:30 to 15:00"},
		{"need by an unknown shift", end(`need_by_shift: [{days: mon-fri, shift: Q, floor: {total: 1}}]`), "need_by_shift[0].shift", `no shift type "Q"`},
		{"handover with an unknown attribute", end(`handovers: [{days: all, from: "14:30", to: "15:00", outgoing: 1, incoming: 1, who: RX}]`), "handovers[0].who", `no attribute "RX"`},
		{"a pair rule of an unknown unit", end(`pairs: [{unit: A, who: RN}]`), "pairs[0].unit", `no unit "A"`},
		{"an agreement for an unknown person", end("agreements: [{id: a, level: T, paragraph: aml-10-5-2, people: [Ann]}]"), "agreements[0].people[0]", `did you mean "Anne"?`},
		{"an agreement that ends before it starts", end("agreements: [{id: a, level: T, paragraph: aml-10-5-2, from: 2026-02-01, until: 2026-01-01}]"), "agreements[0].until", "on or after"},
		{"an agreed time as a count", end(`agreements: [{id: a, level: T, paragraph: aml-10-8-3, limits: {daily_rest: "9"}}]`), "agreements[0].limits.daily_rest", "a length of time as h:mm for daily_rest"},
		{"an agreed count as a time", end(`agreements: [{id: a, level: T, paragraph: aml-10-8-4c, limits: {sundays_in_row: "2:00"}}]`), "agreements[0].limits.sundays_in_row", "digits for sundays_in_row, which is a count"},
		{"sizes by step and list", end("sizes: {step: 5, list: [50, 100]}"), "sizes", "exactly one of step, list and free"},
		{"free sizes with a norm of each line's own", end("sizes: {free: true}"), "models[0]", "they need a norm agreed for all"},
		{"sizes that fall", end("sizes: {list: [50, 100, 80]}"), "sizes.list[2]", "sizes that rise"},
		{"a budget counted but not given", end("budget: {count: hours}"), "budget.count", "but not how many there are"},
		{"a guard lifted and given", end("guards: {small_posts: {lifted: true, at_most: 3}}"), "guards.small_posts.at_most", "take one out"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text := little + c.change[1] + "\n"
			if c.change[0] != "" {
				text = strings.Replace(little, c.change[0], c.change[1], 1)
			}
			if c.name == "a post that would be called as a person is" {
				text += onePost
			}
			all := problems(t, text)
			require.Len(t, all, 1, all.Error())
			require.Equal(t, c.where, all[0].Path)
			require.Contains(t, all[0].Text, c.says)
			require.NotZero(t, all[0].Line)
		})
	}
}

func TestNeedRowsThatOnlyMeetAreFine(t *testing.T) {
	t.Parallel()
	for name, rows := range map[string]string{
		"one after the other":    `{days: all, from: "07:30", to: "14:30", floor: {total: 1}}, {days: all, from: "14:30", to: "22:00", floor: {total: 1}}`,
		"a night and a morning":  `{days: all, from: "22:00", to: "07:30", floor: {total: 1}}, {days: all, from: "07:30", to: "22:00", floor: {total: 1}}`,
		"other days":             `{days: mon, from: "07:30", to: "14:30", floor: {total: 1}}, {days: tue, from: "07:30", to: "14:30", floor: {total: 1}}`,
		"other people":           `{days: mon, from: "07:30", to: "14:30", floor: {total: 1}}, {days: mon, from: "09:00", to: "11:00", floor: {RN: 1}}`,
		"what RN also counts as": `{days: mon, from: "07:30", to: "14:30", floor: {total: 2, educated: 1, RN: 1}}`,
	} {
		_, err := ward.Read("w.yaml", []byte(little+"need: ["+rows+"]\n"))
		require.NoError(t, err, name)
	}
}

func TestACalendarHasHistoryBeforeItsFirstDay(t *testing.T) {
	t.Parallel()
	with := func(history string) string {
		return strings.NewReplacer("kind: rolling", "kind: calendar", "id: Bo,", "id: Bo, history: ["+history+"],").Replace(little)
	}
	_, err := ward.Read("w.yaml", []byte(with("{date: 2026-01-04, shift: D}, {date: 2026-01-03, shift: D}")))
	require.NoError(t, err)
	require.Contains(t, problems(t, with("{date: 2026-01-05, shift: D}")).Error(), "a date before the period, which starts 2026-01-05")
	require.Contains(t, problems(t, with("{date: 2026-01-04, shift: D}, {date: 2026-01-04, shift: D}")).Error(), "the duty D on 2026-01-04 is there twice")
}

func TestAWardMadeByAProgramIsValidatedWithoutPlaces(t *testing.T) {
	t.Parallel()
	w, err := ward.Read("w.yaml", []byte(little))
	require.NoError(t, err)
	made := &ward.Ward{Period: w.Period, Competences: w.Competences, Shifts: w.Shifts, Models: w.Models, People: w.People}
	require.NoError(t, made.Validate())
	made.People = []ward.Person{{ID: "Anne", Competence: "X"}}
	var all ward.Problems
	require.ErrorAs(t, made.Validate(), &all)
	require.Equal(t, "people[0].competence", all[0].Path)
	require.Zero(t, all[0].Line)
}
