package ward_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// using is a ward that has nothing of its own but one person, and uses models.
func using(models string) string {
	return strings.Replace(strings.Replace(little, "\n  - {id: short, shifts: [D, E], weekend: {every: 3}}", models, 1), "weeks: 3", "weeks: 12", 1)
}

func TestEveryModelOfTheLibraryCanBeUsed(t *testing.T) {
	t.Parallel()
	times := map[string]ward.Shift{}
	for _, m := range ward.Library() {
		t.Run(m.ID, func(t *testing.T) {
			w, err := ward.Read("w.yaml", []byte(using(" [{use: "+m.ID+"}]")), rule.Ladders()...)
			require.NoError(t, err)
			got := w.Models[0]
			require.Equal(t, m.ID, got.ID)
			require.Equal(t, m.Shifts, got.Shifts)
			require.Equal(t, m.Weekend, got.Weekend)
			for _, lang := range rule.Languages {
				require.Equal(t, m.Names[string(lang)], got.Called(string(lang)))
				require.NotEmpty(t, m.Names[string(lang)])
				require.Regexp(t, `\.$`, strings.TrimSpace(m.Says[string(lang)]))
				for _, n := range m.Needs {
					require.True(t, n.Paragraph != "" || n.What[string(lang)] != "")
				}
			}
			for _, lang := range rule.Languages {
				require.NotEmpty(t, m.Sources[string(lang)])
			}
			require.Equal(t, m.Sources["nb"], got.Source)
			require.NotEmpty(t, m.Needs, "some agreement is always needed")
			require.Len(t, m.Types, len(m.Shifts))
			for _, s := range m.Types {
				if before, ok := times[s.Code]; ok {
					require.Equal(t, before, s, "a code means the same in all of the library")
				}
				times[s.Code] = s
			}
			c, err := w.Case("", ward.FromToday)
			require.NoError(t, err)
			require.Len(t, c.Shifts, len(m.Shifts))
			if m.Cycle != nil || m.Voluntary {
				require.NotNil(t, m.Others, "those it does not reach keep a rule of their own")
			}
		})
	}
}

func TestTheWardsOwnValuesReplaceTheLibrarys(t *testing.T) {
	t.Parallel()
	w := read(t, using(`
  - use: long_L3
    id: mine
    shifts: [D, H]
    weekend: {every: 4}
    weeks: 12
    ceilings: {nights_per_year: 30}`))
	m := w.Models[0]
	require.Equal(t, "mine", m.ID)
	require.Equal(t, []string{"D", "H"}, m.Shifts)
	require.Equal(t, ward.WeekendRule{Every: 4}, m.Weekend, "a rule is replaced whole")
	require.Equal(t, 12, m.Weeks)
	require.Equal(t, []int{30, 3}, []int{*m.Ceilings.NightsPerYear, *m.Ceilings.NightsInRow}, "ceilings one by one")
	require.Equal(t, ward.Norm336, m.Norm)
	var codes []string
	for _, s := range w.Shifts {
		codes = append(codes, s.Code)
	}
	require.Equal(t, []string{"D", "E", "H"}, codes, "the ward's own, and what the model brings and uses")
	require.Len(t, w.Shifts[0].Breaks, 1)
}

func TestAModelIsLaidOverAnother(t *testing.T) {
	t.Parallel()
	w := read(t, using(" [{use: samarbeidsturnus}, {use: samarbeidsturnus, id: long, over: long_L1}]"))
	short, long := w.Models[0], w.Models[1]
	require.Equal(t, []string{"D", "E", "N"}, short.Shifts)
	require.Equal(t, 3, short.Weekend.Every)
	require.Equal(t, []string{"D", "E", "N", "L", "K"}, long.Shifts)
	require.Equal(t, []int{4, 12}, []int{long.Weekend.Every, long.Weeks})
	require.True(t, long.Voluntary)
	require.Len(t, long.Needs, 2, "the agreement on long days, and the one on samarbeidsturnus")
	require.Empty(t, long.Needs[0].Limits)
	require.Contains(t, long.Needs[1].What["nb"], "timebank")
}

// Who has a list of shift types may work those that come with a model, where
// one of the list is of the kind.
func TestShiftTypesOfAModelAreOfferedByKind(t *testing.T) {
	t.Parallel()
	text := strings.NewReplacer("id: Anne,", "id: Anne, shifts: [E],", "id: Bo,", "id: Bo, shifts: [natt],",
		"models:", "  - {code: natt, start: \"22:00\", end: \"07:00\"}\nmodels:").Replace(using(" [{use: long_L1}]"))
	w := read(t, text)
	require.Equal(t, []string{"E", "L", "K"}, w.People[0].Shifts)
	require.Equal(t, []string{"natt", "N"}, w.People[1].Shifts)
}

func TestALibraryModelNeedsNoPlaceInTheFile(t *testing.T) {
	t.Parallel()
	w := read(t, strings.NewReplacer("models:", "  - {code: M, start: \"09:00\", end: \"15:00\"}\nmodels:", "[D, E]", "[D, M, E]").Replace(little))
	c, err := w.Case("hinke_3_8", ward.FromToday)
	require.NoError(t, err)
	require.Equal(t, "hinke_3_8", c.Model.ID)
	require.Equal(t, []string{"D", "E", "N", "M"}, c.Model.Shifts, "the ward's own shift types may be used too")
	require.Len(t, w.Models, 1, "the ward stays as it was read")
	_, err = w.Case("hinke", ward.FromToday)
	require.ErrorContains(t, err, `no rota model "hinke" in this ward, which has [short], nor in the library, which has [alta hinke_3_8`)
}

func TestUnknownModelsOfTheLibraryAreToldByName(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ models, where, says string }{
		{" [{use: hinke_3_9}]", "models[0].use", `no rota model "hinke_3_9" in the library (heltid models); did you mean "hinke_3_8"?`},
		{" [{use: samarbeidsturnus, over: qqqq}]", "models[0].over", "expected one of alta, hinke_3_8"},
		{" [{use: 3}]", "models[0].use", "found the number 3"},
		{" [{use: hinke_3_8, wekeend: {}}]", "models[0].wekeend", `did you mean "weekend"?`},
		{" [{use: long_L1, weekend: {every: 4, per_year: 3}}]", "models[0].weekend", "exactly one of"},
		{" [{id: x, shifts: [D]}]", "models[0]", `"weekend" is missing here`},
	} {
		all := problems(t, using(c.models))
		require.Len(t, all, 1, c.models)
		require.Equal(t, c.where, all[0].Path)
		require.Contains(t, all[0].Text, c.says)
		require.Equal(t, 10, all[0].Line)
	}
}

func TestAShiftTheWardHasOtherwiseIsSaid(t *testing.T) {
	t.Parallel()
	w := read(t, strings.Replace(using(" [{use: long_L1}]"), `start: "14:30", end: "22:00"`, `start: "14:00", end: "22:00"`, 1))
	var said []string
	for _, d := range w.Explain() {
		if strings.HasPrefix(d.Key, "models.long_L1.") {
			said = append(said, d.Key)
		}
		if d.Key == "models.long_L1.shifts.E" {
			require.Equal(t, "The shift E is the ward's own, 14:00–22:00; in the library it is 14:30–22:00.", d.Text["en"])
		}
	}
	require.Equal(t, []string{"models.long_L1.use", "models.long_L1.shifts.E", "models.long_L1.weekend.whole"}, said)
}
