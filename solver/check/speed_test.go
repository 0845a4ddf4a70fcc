package check_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/ward"
)

// BenchmarkCheck judges whole wards: every sixth person nights, the others day
// and evening, every third weekend.
func BenchmarkCheck(b *testing.B) {
	for _, size := range []struct {
		kind          string
		people, weeks int
	}{{ward.Rolling, 93, 12}, {ward.Calendar, 93, 12}, {ward.Calendar, 315, 52}} {
		b.Run(fmt.Sprintf("%d people %d weeks %s", size.people, size.weeks, size.kind), func(b *testing.B) {
			w := newBench(size.weeks, size.kind, monday)
			w.profile("T+R(8,28)+U")
			for p := range size.people {
				w.person(fmt.Sprintf("person-%03d", p))
				for week := range size.weeks {
					times := []string{"07:30-15:00", "14:30-22:00"}[(week+p)%2]
					if p%6 == 0 {
						times = "21:45-07:45"
					}
					days := []int{0, 1, 3, 4}
					if (week+p)%3 == 0 {
						days = []int{1, 2, 4, 5, 6}
					}
					for _, d := range days {
						w.duty(7*week+d, times)
					}
				}
			}
			for _, hours := range [][2]string{{"07:30", "14:30"}, {"14:30", "22:00"}, {"22:00", "07:30"}} {
				w.w.Need = append(w.w.Need, ward.NeedRow{Days: ward.AllDays, From: minutes(hours[0]), To: minutes(hours[1]),
					Floor: map[string]int{"total": size.people / 6, "educated": size.people / 9, "RN": 1}})
			}
			c := w.caseOf(b)
			for b.Loop() {
				_, err := check.Check(c, w.r)
				require.NoError(b, err)
			}
		})
	}
}
