package ward_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// What is set aside for somebody is added up, and counts to the nearest quarter
// of a per cent of 1846 hours.
func TestWhatIsSetAsideOutsideTheRota(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]ward.Size{
		"":                            0,
		`[{hours_per_year: "20:00"}]`: 100, // 1.08 %
		`[{hours_per_year: "60:00"}]`: 325, // 3.25 %
		`[{hours_per_year: "60:00"}, {hours_per_year: "20:00"}]`:                 425, // 4.33 %
		`[{competence: RN, hours_per_year: "60:00"}]`:                            0,
		`[{competence: ASS, hours_per_year: "60:00", for: "kurs"}]`:              325,
		`[{competence: ASS, hours_per_year: "60:00"}, {hours_per_year: "1:00"}]`: 325, // 3.3 %
	} {
		if text != "" {
			text = "outside_cover: " + text + "\n"
		}
		c, err := read(t, little+onePost+text).Case("", ward.FromToday)
		require.NoError(t, err)
		p, _ := c.Person("Bo")
		require.Equal(t, "ASS", p.Competence)
		require.Equal(t, want, c.OutsideCover(p), text)
		require.True(t, c.Plain(p))
		days := c.Dates.Days()
		require.Equal(t, int(ward.FullTime)*int(ward.FullTime-want)*days, c.Contracted(p, ward.FullTime, 0, days), text)
	}
}

func TestWhatCannotBeSetAside(t *testing.T) {
	t.Parallel()
	for text, says := range map[string]string{
		`outside_cover: [{competence: XX, hours_per_year: "1:00"}]`: "XX",
		`outside_cover: [{hours_per_year: "500:00"}]`:               "at most a quarter of a full post",
		`outside_cover: [{hours_per_year: "1:00"}]
budget: {full_time_posts: 200, count: hours}`: "count it in sizes",
	} {
		_, err := ward.Read("ward.yaml", []byte(little+onePost+text+"\n"))
		require.ErrorContains(t, err, says, text)
	}
}
