package cpsat

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protodesc"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/descriptorpb"
	"google.golang.org/protobuf/types/dynamicpb"
)

// official reads the descriptors that the official wheel ships as Python source.
func official(t *testing.T, file string) protoreflect.FileDescriptor {
	t.Helper()
	lib, err := Library("")
	if err != nil {
		t.Skip(err)
	}
	source, err := os.ReadFile(filepath.Join(filepath.Dir(lib), "descriptors", file))
	if err != nil {
		t.Skip("OR-Tools is there without its descriptors; `make ortools` brings them")
	}
	literal := regexp.MustCompile(`AddSerializedFile\(b'(.*)'\)`).FindSubmatch(source)
	require.NotNil(t, literal)
	var d descriptorpb.FileDescriptorProto
	require.NoError(t, proto.Unmarshal(unescape(t, literal[1]), &d))
	fd, err := protodesc.NewFile(&d, protoregistry.GlobalFiles)
	require.NoError(t, err)
	return fd
}

// unescape reads the inside of a Python bytes literal.
func unescape(t *testing.T, s []byte) []byte {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			out = append(out, s[i])
			continue
		}
		i++
		switch c := s[i]; c {
		case 'x':
			v, err := strconv.ParseUint(string(s[i+1:i+3]), 16, 8)
			require.NoError(t, err)
			out, i = append(out, byte(v)), i+2
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case '\\', '\'', '"':
			out = append(out, c)
		default: // three octal digits
			v, err := strconv.ParseUint(string(s[i:i+3]), 8, 8)
			require.NoError(t, err)
			out, i = append(out, byte(v)), i+2
		}
	}
	return out
}

type field struct {
	message, name string
	number        protoreflect.FieldNumber
	kind          protoreflect.Kind
}

func compare(t *testing.T, fd protoreflect.FileDescriptor, fields []field) {
	t.Helper()
	for _, f := range fields {
		m := fd.Messages().ByName(protoreflect.Name(f.message))
		require.NotNil(t, m, f.message)
		got := m.Fields().ByName(protoreflect.Name(f.name))
		require.NotNil(t, got, "%s.%s", f.message, f.name)
		require.Equal(t, f.number, got.Number(), "%s.%s", f.message, f.name)
		require.Equal(t, f.kind, got.Kind(), "%s.%s", f.message, f.name)
	}
}

func TestModelFieldsAreTheOfficialOnes(t *testing.T) {
	t.Parallel()
	const (
		i32, i64, f64 = protoreflect.Int32Kind, protoreflect.Int64Kind, protoreflect.DoubleKind
		msg, str      = protoreflect.MessageKind, protoreflect.StringKind
	)
	fd := official(t, "cp_model_pb2.py")
	compare(t, fd, []field{
		{"CpModelProto", "variables", modelVariables, msg},
		{"CpModelProto", "constraints", modelConstraints, msg},
		{"CpModelProto", "objective", modelObjective, msg},
		{"CpModelProto", "solution_hint", modelHint, msg},
		{"CpModelProto", "assumptions", modelAssumptions, i32},
		{"IntegerVariableProto", "domain", variableDomain, i64},
		{"ConstraintProto", "enforcement_literal", constraintEnforcement, i32},
		{"ConstraintProto", "bool_or", constraintOr, msg},
		{"ConstraintProto", "bool_and", constraintAnd, msg},
		{"ConstraintProto", "linear", constraintLinear, msg},
		{"ConstraintProto", "at_most_one", constraintAtMostOne, msg},
		{"ConstraintProto", "exactly_one", constraintExactlyOne, msg},
		{"BoolArgumentProto", "literals", argumentLiterals, i32},
		{"LinearConstraintProto", "vars", linearVars, i32},
		{"LinearConstraintProto", "coeffs", linearCoeffs, i64},
		{"LinearConstraintProto", "domain", linearDomain, i64},
		{"CpObjectiveProto", "vars", objectiveVars, i32},
		{"CpObjectiveProto", "coeffs", objectiveCoeffs, i64},
		{"CpObjectiveProto", "offset", objectiveOffset, f64},
		{"CpObjectiveProto", "scaling_factor", objectiveScaling, f64},
		{"PartialVariableAssignment", "vars", hintVars, i32},
		{"PartialVariableAssignment", "values", hintValues, i64},
		{"CpSolverResponse", "status", responseStatus, protoreflect.EnumKind},
		{"CpSolverResponse", "solution", responseSolution, i64},
		{"CpSolverResponse", "objective_value", responseObjective, f64},
		{"CpSolverResponse", "best_objective_bound", responseBound, f64},
		{"CpSolverResponse", "num_conflicts", responseConflicts, i64},
		{"CpSolverResponse", "num_branches", responseBranches, i64},
		{"CpSolverResponse", "deterministic_time", responseDeterministic, f64},
		{"CpSolverResponse", "solution_info", responseInfo, str},
		{"CpSolverResponse", "sufficient_assumptions_for_infeasibility", responseCore, i32},
	})
	statuses := fd.Enums().ByName("CpSolverStatus").Values()
	for name, s := range map[protoreflect.Name]Status{
		"UNKNOWN": Unknown, "MODEL_INVALID": Invalid, "FEASIBLE": Feasible, "INFEASIBLE": Infeasible, "OPTIMAL": Optimal,
	} {
		require.Equal(t, int(s), int(statuses.ByName(name).Number()))
	}
}

func TestParamFieldsAreTheOfficialOnes(t *testing.T) {
	t.Parallel()
	const i32, f64, yes, str = protoreflect.Int32Kind, protoreflect.DoubleKind, protoreflect.BoolKind, protoreflect.StringKind
	compare(t, official(t, "sat_parameters_pb2.py"), []field{
		{"SatParameters", "random_seed", paramSeed, i32},
		{"SatParameters", "max_time_in_seconds", paramMaxTime, f64},
		{"SatParameters", "log_search_progress", paramLog, yes},
		{"SatParameters", "max_deterministic_time", paramMaxDeterministic, f64},
		{"SatParameters", "cp_model_presolve", paramPresolve, yes},
		{"SatParameters", "linearization_level", paramLinearization, i32},
		{"SatParameters", "stop_after_first_solution", paramStopAfterFirst, yes},
		{"SatParameters", "catch_sigint_signal", paramCatchSigint, yes},
		{"SatParameters", "interleave_search", paramInterleave, yes},
		{"SatParameters", "hint_conflict_limit", paramHintConflictLimit, i32},
		{"SatParameters", "repair_hint", paramRepairHint, yes},
		{"SatParameters", "symmetry_level", paramSymmetry, i32},
		{"SatParameters", "fix_variables_to_their_hinted_value", paramFixToHint, yes},
		{"SatParameters", "num_workers", paramWorkers, i32},
		{"SatParameters", "subsolvers", paramSubsolvers, str},
		{"SatParameters", "ignore_subsolvers", paramIgnoreSubsolvers, str},
	})
}

// The official reader sees what was meant, and nothing it does not know.
func TestOfficialReaderUnderstandsTheBytes(t *testing.T) {
	t.Parallel()
	fd := official(t, "cp_model_pb2.py")
	m := NewModel()
	x, y := m.Bool("x"), m.Bool("y")
	n := m.IntFrom([]int64{-5, 1, 2}, "n")
	m.AtMost(new(Sum).Add(2, x).AddInt(-3, n), 4).OnlyIf(y.Not())
	m.AtMostOne(x, y)
	m.Maximize(new(Sum).Add(6, x.Not()).AddInt(4, n))
	m.HintInt(n, 2)

	read := dynamicpb.NewMessage(fd.Messages().ByName("CpModelProto"))
	b := encoded(t, m)
	require.NoError(t, proto.Unmarshal(b, read))
	again, err := proto.MarshalOptions{Deterministic: true}.Marshal(read)
	require.NoError(t, err)
	require.Len(t, again, len(b), "unknown or unpacked fields change the length")

	get := func(m protoreflect.Message, name string) protoreflect.Value {
		return m.Get(m.Descriptor().Fields().ByName(protoreflect.Name(name)))
	}
	list := func(m protoreflect.Message, name string) (values []int64) {
		l := get(m, name).List()
		for i := range l.Len() {
			values = append(values, l.Get(i).Int())
		}
		return values
	}
	require.Equal(t, []int64{-5, -5, 1, 2}, list(get(read, "variables").List().Get(2).Message(), "domain"))
	row := get(read, "constraints").List().Get(0).Message()
	require.Equal(t, []int64{-2}, list(row, "enforcement_literal"))
	linear := get(row, "linear").Message()
	require.Equal(t, []int64{0, 2}, list(linear, "vars"))
	require.Equal(t, []int64{2, -3}, list(linear, "coeffs"))
	require.Equal(t, []int64{math64Min, 4}, list(linear, "domain"))
	objective := get(read, "objective").Message()
	require.Equal(t, []int64{3, -2}, list(objective, "coeffs"))
	require.Equal(t, -2.0, get(objective, "scaling_factor").Float())
	require.Equal(t, -3.0, get(objective, "offset").Float())
	require.Equal(t, []int64{2}, list(get(read, "solution_hint").Message(), "values"))
}

const math64Min = -1 << 63
