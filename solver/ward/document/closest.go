package document

import (
	"strings"
	"unicode/utf8"
)

// Closest gives the known word a misspelt one was probably meant to be, or
// nothing where none is near.
func Closest(word string, known []string) string {
	if len(word) > 100 {
		return ""
	}
	letters := utf8.RuneCountInString(word)
	best, least := "", min(letters/3+2, letters) // one letter is near every other
	for _, k := range known {
		if n := edits(strings.ToLower(word), strings.ToLower(k)); n < least || n == least && best != "" && k < best {
			best, least = k, n
		}
	}
	return best
}

// edits counts letters to put in, take out, change or swap with the next
// (Damerau–Levenshtein, restricted).
func edits(a, b string) int {
	x, y := []rune(a), []rune(b)
	rows := make([][]int, len(x)+1)
	for i := range rows {
		rows[i] = make([]int, len(y)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			change := 1
			if x[i-1] == y[j-1] {
				change = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+change)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(x)][len(y)]
}
