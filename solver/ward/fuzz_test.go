package ward_test

import (
	"errors"
	"testing"

	"heltid/fixtures"
	"heltid/solver/ward"
)

// Whatever the bytes, reading gives a ward or problems with places, and a ward
// that was read can be written and read again.
func FuzzRead(f *testing.F) {
	f.Add("w.yaml", []byte(little))
	f.Add("w.json", []byte(`{"heltid": 1, "period": {"weeks": [1]}}`))
	f.Add("w.yaml", []byte("a: &b [*b]\n? c\n<<: {d: |\n e}"))
	for _, name := range []string{"ward-small", "ward-calendar", "sketch-1"} {
		data, err := fixtures.Ward(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(name+".yaml", data)
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		w, err := ward.Read(name, data)
		if err != nil {
			var all ward.Problems
			if !errors.As(err, &all) || len(all) == 0 {
				t.Fatalf("an error without problems: %v", err)
			}
			for _, p := range all {
				if p.Line < 1 || p.Col < 1 || p.Text == "" {
					t.Fatalf("a problem without place or text: %+v", p)
				}
			}
			return
		}
		text, err := w.YAML()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ward.Read("again.yaml", text); err != nil {
			t.Fatalf("what was written is not read: %v\n%s", err, text)
		}
	})
}
