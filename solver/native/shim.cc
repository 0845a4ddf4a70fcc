// Finds the C APIs of OR-Tools and HiGHS with dlsym, and adds the one thing the
// C API of CP-SAT lacks: solutions and bounds while it searches.
//
// The environment of SolveCpNewEnv (ortools/sat/c_api/cp_solver_c.cc) begins
// with a sat::Model, and what NewFeasibleSolutionObserver and
// NewBestBoundCallback return is applied to a sat::Model. Both are exported, so
// forward declarations are enough. This holds for the pinned version; the
// version is checked before anything is called.

#include "shim.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>

#include <functional>
#include <string>

namespace operations_research::sat {
class Model;
class CpSolverResponse;
}  // namespace operations_research::sat
using operations_research::sat::CpSolverResponse;
using operations_research::sat::Model;

extern "C" {
// Go; called from the solver's own threads.
void heltidSolution(uintptr_t handle, void* response, int len);
void heltidBound(uintptr_t handle, double bound);
int heltidInterrupt(uintptr_t handle);
}

namespace {

std::string trouble, version;

struct {
  void* (*new_env)();
  void (*free_env)(void*);
  void (*stop)(void*);
  void (*solve)(void*, const void*, int, const void*, int, void**, int*);
  std::function<void(Model*)> (*observer)(const std::function<void(const CpSolverResponse&)>&);
  std::function<void(Model*)> (*bound)(const std::function<void(double)>&);
  // google::protobuf::MessageLite::AppendToString, a member function.
  bool (*append)(const CpSolverResponse*, std::string*);
  int (*major)();
  int (*minor)();
  int (*patch)();
} sat;

// The first field of HighsCallbackDataIn; HiGHS promises to keep it there.
struct CallbackIn {
  int interrupt;
};

struct {
  const char* (*version)();
  void* (*create)();
  void (*destroy)(void*);
  int (*set_bool)(void*, const char*, int);
  int (*set_int)(void*, const char*, int);
  int (*set_double)(void*, const char*, double);
  int (*set_callback)(void*, void (*)(int, const char*, const void*, CallbackIn*, void*), void*);
  int (*start_callback)(void*, int);
  int (*sense)(void*, int);
  int (*add_cols)(void*, int, const double*, const double*, const double*, int, const int32_t*, const int32_t*,
                  const double*);
  int (*add_rows)(void*, int, const double*, const double*, int, const int32_t*, const int32_t*, const double*);
  int (*costs)(void*, int, const int32_t*, const double*);
  int (*col_bounds)(void*, int, const int32_t*, const double*, const double*);
  int (*row_bounds)(void*, int, const int32_t*, const double*, const double*);
  int (*integers)(void*, int, const int32_t*, const int32_t*);
  int (*zero_clocks)(void*);
  void (*reset_threads)(int);
  int (*run)(void*);
  int (*cols)(void*);
  int (*rows)(void*);
  int (*status)(void*);
  double (*objective)(void*);
  int (*solution)(void*, double*, double*, double*, double*);
  int (*info_int)(void*, const char*, int*);
  int (*info_double)(void*, const char*, double*);
} lp;

template <typename F>
bool find(void* library, const char* name, F*& f) {
  f = reinterpret_cast<F*>(dlsym(library, name));
  if (f == nullptr) trouble = std::string("the library has no function ") + name;
  return f != nullptr;
}

void* open(const char* dir, const char* file) {
  void* library = dlopen((std::string(dir) + "/" + file).c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) trouble = dlerror();
  return library;
}

}  // namespace

extern "C" {

const char* heltid_preload(const char* path) {
  if (dlopen(path, RTLD_NOW | RTLD_LOCAL) == nullptr) return (trouble = dlerror()).c_str();
  return nullptr;
}

const char* heltid_open(const char* dir) {
  // The search log goes to stdout, which is a pipe: keep it whole if we crash.
  setvbuf(stdout, nullptr, _IOLBF, 1 << 12);
  // A crash in the libraries ends the process with their own last words, not with
  // pages of Go stacks after them.
  for (int crash : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) signal(crash, SIG_DFL);
  void* o = open(dir, "libortools.so.9");
  if (o == nullptr) return trouble.c_str();
  if (!find(o, "_ZN19operations_research19OrToolsMajorVersionEv", sat.major) ||
      !find(o, "_ZN19operations_research19OrToolsMinorVersionEv", sat.minor) ||
      !find(o, "_ZN19operations_research19OrToolsPatchVersionEv", sat.patch)) {
    return trouble.c_str();
  }
  version = std::to_string(sat.major()) + "." + std::to_string(sat.minor()) + "." + std::to_string(sat.patch());
  void* h = open(dir, "libhighs.so.1");
  if (h == nullptr) return trouble.c_str();
  bool all =
      find(o, "SolveCpNewEnv", sat.new_env) && find(o, "SolveCpDestroyEnv", sat.free_env) &&
      find(o, "SolveCpStopSearch", sat.stop) && find(o, "SolveCpInterruptible", sat.solve) &&
      find(o, "_ZN19operations_research3sat27NewFeasibleSolutionObserverERKSt8functionIFvRKNS0_16CpSolverResponseEEE",
           sat.observer) &&
      find(o, "_ZN19operations_research3sat20NewBestBoundCallbackERKSt8functionIFvdEE", sat.bound) &&
      find(o,
           "_ZNK6google8protobuf11MessageLite14AppendToStringEPNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE",
           sat.append) &&
      find(h, "Highs_version", lp.version) && find(h, "Highs_create", lp.create) &&
      find(h, "Highs_destroy", lp.destroy) && find(h, "Highs_setBoolOptionValue", lp.set_bool) &&
      find(h, "Highs_setIntOptionValue", lp.set_int) && find(h, "Highs_setDoubleOptionValue", lp.set_double) &&
      find(h, "Highs_setCallback", lp.set_callback) && find(h, "Highs_startCallback", lp.start_callback) &&
      find(h, "Highs_changeObjectiveSense", lp.sense) && find(h, "Highs_addCols", lp.add_cols) &&
      find(h, "Highs_addRows", lp.add_rows) && find(h, "Highs_changeColsCostBySet", lp.costs) &&
      find(h, "Highs_changeColsBoundsBySet", lp.col_bounds) && find(h, "Highs_changeRowsBoundsBySet", lp.row_bounds) &&
      find(h, "Highs_changeColsIntegralityBySet", lp.integers) && find(h, "Highs_zeroAllClocks", lp.zero_clocks) &&
      find(h, "Highs_run", lp.run) &&
      find(h, "Highs_resetGlobalScheduler", lp.reset_threads) && find(h, "Highs_getNumCol", lp.cols) && find(h, "Highs_getNumRow", lp.rows) && find(h, "Highs_getModelStatus", lp.status) &&
      find(h, "Highs_getObjectiveValue", lp.objective) && find(h, "Highs_getSolution", lp.solution) &&
      find(h, "Highs_getIntInfoValue", lp.info_int) && find(h, "Highs_getDoubleInfoValue", lp.info_double);
  return all ? nullptr : trouble.c_str();
}

const char* heltid_version(void) { return version.c_str(); }
const char* heltid_highs_version(void) { return lp.version(); }

void* heltid_cpsat_new(void) { return sat.new_env(); }
void heltid_cpsat_free(void* env) { sat.free_env(env); }
void heltid_cpsat_stop(void* env) { sat.stop(env); }

void heltid_cpsat_observe(void* env, uintptr_t handle) {
  Model* model = static_cast<Model*>(env);
  sat.observer([handle](const CpSolverResponse& response) {
    std::string bytes;
    if (sat.append(&response, &bytes)) heltidSolution(handle, &bytes[0], static_cast<int>(bytes.size()));
  })(model);
  sat.bound([handle](double bound) { heltidBound(handle, bound); })(model);
}

void heltid_cpsat_solve(void* env, const void* model, int model_len, const void* params, int params_len,
                        void** result, int* result_len) {
  sat.solve(env, model, model_len, params, params_len, result, result_len);
}

void* heltid_highs_new(uintptr_t handle) {
  void* h = lp.create();
  auto ask = [](int, const char*, const void*, CallbackIn* in, void* user) {
    if (in != nullptr) in->interrupt = heltidInterrupt(reinterpret_cast<uintptr_t>(user));
  };
  lp.set_callback(h, ask, reinterpret_cast<void*>(handle));
  // kCallbackSimplexInterrupt, kCallbackIpmInterrupt, kCallbackMipInterrupt.
  for (int kind : {1, 2, 6}) lp.start_callback(h, kind);
  return h;
}
void heltid_highs_free(void* h) { lp.destroy(h); }
int heltid_highs_bool(void* h, const char* option, int v) { return lp.set_bool(h, option, v); }
int heltid_highs_int(void* h, const char* option, int v) { return lp.set_int(h, option, v); }
int heltid_highs_double(void* h, const char* option, double v) { return lp.set_double(h, option, v); }
void heltid_highs_reset_threads(void) { lp.reset_threads(1); }
int heltid_highs_maximize(void* h, int yes) { return lp.sense(h, yes ? -1 : 1); }
int heltid_highs_add_cols(void* h, int n, const double* cost, const double* lo, const double* hi, int nz,
                          const int32_t* start, const int32_t* index, const double* value) {
  return lp.add_cols(h, n, cost, lo, hi, nz, start, index, value);
}
int heltid_highs_add_rows(void* h, int n, const double* lo, const double* hi, int nz, const int32_t* start,
                          const int32_t* index, const double* value) {
  return lp.add_rows(h, n, lo, hi, nz, start, index, value);
}
int heltid_highs_costs(void* h, int n, const int32_t* set, const double* cost) { return lp.costs(h, n, set, cost); }
int heltid_highs_col_bounds(void* h, int n, const int32_t* set, const double* lo, const double* hi) {
  return lp.col_bounds(h, n, set, lo, hi);
}
int heltid_highs_row_bounds(void* h, int n, const int32_t* set, const double* lo, const double* hi) {
  return lp.row_bounds(h, n, set, lo, hi);
}
int heltid_highs_integers(void* h, int n, const int32_t* set, const int32_t* kinds) {
  return lp.integers(h, n, set, kinds);
}
int heltid_highs_run(void* h) {
  lp.zero_clocks(h);  // otherwise the time limit counts earlier runs too
  return lp.run(h);
}
int heltid_highs_cols(void* h) { return lp.cols(h); }
int heltid_highs_rows(void* h) { return lp.rows(h); }
int heltid_highs_status(void* h) { return lp.status(h); }
double heltid_highs_objective(void* h) { return lp.objective(h); }
int heltid_highs_solution(void* h, double* col, double* col_dual, double* row, double* row_dual) {
  return lp.solution(h, col, col_dual, row, row_dual);
}
int heltid_highs_info_int(void* h, const char* name, int* v) { return lp.info_int(h, name, v); }
int heltid_highs_info_double(void* h, const char* name, double* v) { return lp.info_double(h, name, v); }

}  // extern "C"
