package report_test

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/holidays"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// easterWard is a ward in which somebody has vacation after Easter and somebody
// takes holiday pay as time off.
func easterWard(t *testing.T) *ward.Ward {
	t.Helper()
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small", data)
	require.NoError(t, err)
	from := ward.NewDate(2026, 3, 30)
	w.People[1].Absences = []ward.Absence{{Percent: ward.FullTime, From: from + 14, Until: from + 20, Kind: ward.Vacation}}
	w.People[2].HolidayTimeOff = true
	w.Agreements = append(w.Agreements, ward.Agreement{ID: "f4", Level: ward.Representatives, Paragraph: "hta-5-3-2", SignedBy: "both"})
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
	return w
}

// easter is a plan over Easter and May for a rota of it drawn by hand.
func easter(t *testing.T) (*holidays.Plan, report.Checked) {
	t.Helper()
	w, from := easterWard(t), ward.NewDate(2026, 3, 30)
	data, err := fixtures.Rota("ward-small-by-hand")
	require.NoError(t, err)
	r, c, err := rota.Read("by-hand", data, w)
	require.NoError(t, err)
	p, err := holidays.New(c, r, from, 7, nil)
	require.NoError(t, err)
	found, err := check.Check(p.Case, p.Rota)
	require.NoError(t, err)
	return p, report.Checked{Case: p.Case, Rota: p.Rota, Report: found}
}

func TestHolidayPlanInWords(t *testing.T) {
	t.Parallel()
	for _, lang := range rule.Languages {
		golden(t, "holidays."+string(lang)+".txt", func(w io.Writer) error {
			p, c := easter(t)
			c.Report = &check.Report{} // what the checker says is told elsewhere
			return report.Holidays(w, p, c, lang, 100)
		})
	}
}

// What the plan breaks is told at once, rule by rule.
func TestHolidayPlanTellsFirstWhatItBreaks(t *testing.T) {
	t.Parallel()
	p, c := easter(t)
	days := []check.Finding{{Measure: check.Measure{Rule: "cover", Margin: -60, FirstDay: 1, LastDay: 1}}, {Measure: check.Measure{Rule: "cover", Margin: -60, FirstDay: 9, LastDay: 9}}}
	c.Report = &check.Report{Findings: days}
	var b bytes.Buffer
	require.NoError(t, report.Holidays(&b, p, c, rule.Bokmaal, 0))
	first, _, _ := strings.Cut(b.String(), report.Say(rule.Bokmaal, "holidays.lines"))
	require.Contains(t, first, "Planen bryter dette, se kontrollen nedenfor: minste bemanning 2 ganger.")
}

func TestHolidayPlanForMachines(t *testing.T) {
	t.Parallel()
	p, c := easter(t)
	var b bytes.Buffer
	require.NoError(t, report.HolidaysJSON(&b, p, c))
	var got report.HolidayPlan
	require.NoError(t, json.Unmarshal(b.Bytes(), &got))
	require.Len(t, got.Holidays, 7)
	require.Equal(t, report.HolidayDate{Date: ward.NewDate(2026, 4, 2), Name: ward.MaundyThursday}, got.Holidays[0])
	require.Len(t, got.Lines, len(p.Lines))
	require.Equal(t, p.Rota, got.Rota)
	require.NotNil(t, got.Lines[0].Owed)
}

func TestHolidayPlanAsAPage(t *testing.T) {
	t.Parallel()
	p, c := easter(t)
	for _, lang := range rule.Languages {
		var b bytes.Buffer
		require.NoError(t, report.HolidaysPage(&b, p, c, lang))
		require.Contains(t, b.String(), report.Say(lang, "holidays.changes"))
		require.Contains(t, b.String(), report.Say(lang, "holiday.maundy_thursday"))
		require.Contains(t, b.String(), ">F3<")
		_, body, _ := bytes.Cut(b.Bytes(), []byte("</style>"))
		require.NotContains(t, string(body), "{", "nothing is left to fill in")
	}
}
