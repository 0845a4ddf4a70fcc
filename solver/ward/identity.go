package ward

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"

	"heltid/solver/ward/document"
)

// IdentityNumber is what a Problem says was found where a national identity
// number stands.
const IdentityNumber = "a national identity number"

// NoIdentityNumber says what to do about one.
const NoIdentityNumber = "this is a national identity number (fødselsnummer or D-nummer); a rota needs none, take it out"

// IdentityNumbers finds national identity numbers wherever they stand, in keys
// and values. Wards and rotas need none, so their files must hold none.
func IdentityNumbers(doc *document.Document) Problems {
	if !hasIdentityNumber(doc.Value) { // where they stand is asked of few files
		return nil
	}
	var out Problems
	refuse := func(at string) {
		out = append(out, doc.At(at, say(IdentityNumber), say("no identity number anywhere in the file"), say(NoIdentityNumber)))
	}
	var walk func(v any, at string)
	walk = func(v any, at string) {
		switch v := v.(type) {
		case string:
			if HasIdentityNumber(v) {
				refuse(at)
			}
		case json.Number:
			if HasIdentityNumber(v.String()) {
				refuse(at)
			}
		case []any:
			for i, item := range v {
				walk(item, at+"/"+strconv.Itoa(i))
			}
		case map[string]any:
			for _, k := range slices.Sorted(maps.Keys(v)) {
				below := at + document.Pointer(k)
				if HasIdentityNumber(k) {
					refuse(below)
				}
				walk(v[k], below)
			}
		}
	}
	walk(doc.Value, "")
	for i := range out {
		out[i].Excerpt = "" // it would be copied into logs
	}
	return out
}

// hasIdentityNumber tells whether one stands anywhere in a value.
func hasIdentityNumber(v any) bool {
	switch v := v.(type) {
	case string:
		return HasIdentityNumber(v)
	case json.Number:
		return HasIdentityNumber(v.String())
	case []any:
		return slices.ContainsFunc(v, hasIdentityNumber)
	case map[string]any:
		for k, below := range v {
			if HasIdentityNumber(k) || hasIdentityNumber(below) {
				return true
			}
		}
	}
	return false
}

// HasIdentityNumber finds eleven digits with right check digits, also written
// with a space or point after the date.
func HasIdentityNumber(s string) bool {
	if len(s) < 11 {
		return false
	}
	run := 0
	var number [11]int
	for i, r := range s + "x" {
		switch {
		case r >= '0' && r <= '9':
			if run < 11 {
				number[run] = int(r - '0')
			}
			run++
		case (r == ' ' || r == '.') && run == 6 && i+1 < len(s):
		default:
			if run == 11 && identityNumber(number) {
				return true
			}
			run = 0
		}
	}
	return false
}

// identityNumber checks the two check digits (modulo 11) and that the date is
// one, with 40 added to the day in a D-nummer and 40 or 80 to the month in
// numbers for tests and help numbers.
func identityNumber(n [11]int) bool {
	day, month := n[0]*10+n[1], n[2]*10+n[3]
	if day > 40 {
		day -= 40
	}
	month %= 40
	if day < 1 || day > 31 || month < 1 || month > 12 {
		return false
	}
	k1 := [...]int{3, 7, 6, 1, 8, 9, 4, 5, 2, 1}
	k2 := [...]int{5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1}
	return weighted(n[:], k1[:])%11 == 0 && weighted(n[:], k2[:])%11 == 0
}

func weighted(n, weights []int) int {
	sum := 0
	for i, w := range weights {
		sum += n[i] * w
	}
	return sum
}
