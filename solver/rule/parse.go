package rule

import (
	"encoding/json"
	"strconv"
	"strings"

	"heltid/solver/ward"
)

// Parse reads what Format writes in English, for fixtures: 11:00, 3, 26 weeks,
// 0.01%, 7:00 person-hours.
func Parse(unit Unit, text string) (int, error) {
	number, _, _ := strings.Cut(text, " ")
	switch unit {
	case Minutes, PersonMi:
		m, err := ward.ParseMinutes(number)
		return int(m), err
	case Percent:
		var z ward.Size
		err := json.Unmarshal([]byte(strings.TrimSuffix(number, "%")), &z)
		return int(z), err
	}
	return strconv.Atoi(number)
}
