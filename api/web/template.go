package web

import (
	"net/http"

	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/workbook"
)

// filledIn is the example ward that stands in the template.
const filledIn = "ward-small"

// template gives a workbook with a small ward, to be written over.
func (s *site) template(w http.ResponseWriter, r *visit) error {
	got, err := answer(r.Client.GetDemoWardWithResponse(r.Context(), filledIn))
	if err != nil {
		return err
	}
	of, err := ward.Read("ward.yaml", got.Body, rule.Ladders()...)
	if err != nil {
		return err
	}
	return giveWorkbook(w, of, say(r.Lang, "template.file"), r.Lang)
}

// wardWorkbook gives a ward as a workbook.
func (s *site) wardWorkbook(w http.ResponseWriter, r *visit) error {
	of, err := r.read(r.Context(), r.PathValue("ward"), 0)
	if err != nil {
		return err
	}
	return giveWorkbook(w, of, "ward", r.Lang)
}

func giveWorkbook(w http.ResponseWriter, of *ward.Ward, name string, lang rule.Lang) error {
	w.Header().Set("Content-Type", kindOf(".xlsx"))
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`.xlsx"`)
	return workbook.Write(w, of, string(lang))
}
