package api

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"heltid/fixtures"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func ruleOf(r rule.Rule) Rule {
	names := map[rule.Lang]string{}
	for _, lang := range rule.Languages {
		names[lang] = r.Text[lang].Name
	}
	return Rule{Id: string(r.ID), Kind: string(r.Kind), Unit: string(r.Unit), Name: text(names)}
}

func (s *service) ListRules(context.Context, ListRulesRequestObject) (ListRulesResponseObject, error) {
	return ListRules200JSONResponse(each(rule.All(), ruleOf)), nil
}

func (s *service) ExplainRule(_ context.Context, r ExplainRuleRequestObject) (ExplainRuleResponseObject, error) {
	under := rule.Under(r.Rule)
	if one, ok := rule.ByID(ward.Quantity(r.Rule)); ok {
		under = []rule.Rule{one}
	}
	if len(under) == 0 {
		return nil, refuse("not_found", Place{In: "path parameter rule", Found: r.Rule, Text: "GET /v1/rules lists them"})
	}
	var out ExplainRule200JSONResponse
	for _, found := range under {
		one, all := ruleOf(found), map[rule.Lang]string{}
		for _, lang := range rule.Languages {
			var b strings.Builder
			if err := report.RuleText(&b, found, lang); err != nil {
				return nil, err
			}
			all[lang] = b.String()
		}
		one.Text = text(all)
		out = append(out, one)
	}
	return out, nil
}

func (s *service) ListModels(context.Context, ListModelsRequestObject) (ListModelsResponseObject, error) {
	in := func(of map[string]string) Text { return Text{Nb: of["nb"], Nn: of["nn"], En: of["en"]} }
	return ListModels200JSONResponse(each(ward.Library(), func(m ward.LibraryModel) Model {
		return Model{Id: m.ID, Expert: m.Expert, Name: in(m.Names), Says: in(m.Says), Source: m.Sources["en"]}
	})), nil
}

func (s *service) ListErrors(context.Context, ListErrorsRequestObject) (ListErrorsResponseObject, error) {
	return ListErrors200JSONResponse(errorTypes()), nil
}

// demoWards are read when they are first asked for: some are large.
var demoWards = sync.OnceValues(func() (out ListDemoWards200JSONResponse, err error) {
	for _, name := range fixtures.Wards() {
		data, err := fixtures.Ward(name)
		if err != nil {
			return nil, err
		}
		w, err := ward.Read(name+".yaml", data)
		if err != nil {
			return nil, err
		}
		out = append(out, DemoWard{Id: name, Name: w.Name, Note: w.Note})
	}
	return out, nil
})

func (s *service) ListDemoWards(ctx context.Context, _ ListDemoWardsRequestObject) (ListDemoWardsResponseObject, error) {
	all, err := demoWards()
	out := slices.Clone(all)
	for i := range out {
		out[i].Note = cmp.Or(fixtures.Note(out[i].Id, string(callerOf(ctx).lang)), out[i].Note)
	}
	return out, err
}

func (s *service) GetDemoWard(ctx context.Context, r GetDemoWardRequestObject) (GetDemoWardResponseObject, error) {
	if !slices.Contains(fixtures.Wards(), r.Name) {
		return nil, refuse("not_found", Place{In: "path parameter name", Found: r.Name, Text: "GET /v1/demo-wards lists them"})
	}
	data, err := fixtures.WardIn(r.Name, string(callerOf(ctx).lang))
	return GetDemoWard200ApplicationyamlResponse{Body: bytes.NewReader(data)}, err
}

func (s *service) GetSchema(_ context.Context, r GetSchemaRequestObject) (GetSchemaResponseObject, error) {
	of := map[GetSchemaParamsName]func() []byte{"ward": ward.Schema, "rota": rota.Schema, "result": report.Schema, "compare": report.ComparisonSchema, "repair": report.RepairSchema, "measures": report.MeasuresSchema}
	return GetSchema200ApplicationSchemaPlusJSONResponse(Raw{of[r.Name]()}), nil
}
