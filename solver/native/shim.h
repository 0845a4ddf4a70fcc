// What Go calls. See shim.cc.
#ifndef HELTID_SHIM_H
#define HELTID_SHIM_H
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Opens one library, so that others find it by name. Returns as heltid_open does.
const char* heltid_preload(const char* path);
// Opens the libraries in dir. Returns NULL, or what went wrong (owned by the shim).
const char* heltid_open(const char* dir);
// "9.15.6755", read from the library itself.
const char* heltid_version(void);
const char* heltid_highs_version(void);

void* heltid_cpsat_new(void);
void heltid_cpsat_free(void* env);
void heltid_cpsat_stop(void* env);
// Makes the environment call heltidSolution and heltidBound with this handle.
void heltid_cpsat_observe(void* env, uintptr_t handle);
// The result is malloc'ed.
void heltid_cpsat_solve(void* env, const void* model, int model_len, const void* params, int params_len,
                        void** result, int* result_len);

void* heltid_highs_new(uintptr_t handle);
void heltid_highs_free(void* h);
int heltid_highs_bool(void* h, const char* option, int v);
int heltid_highs_int(void* h, const char* option, int v);
int heltid_highs_double(void* h, const char* option, double v);
void heltid_highs_reset_threads(void);
int heltid_highs_maximize(void* h, int yes);
int heltid_highs_add_cols(void* h, int n, const double* cost, const double* lo, const double* hi, int nz,
                          const int32_t* start, const int32_t* index, const double* value);
int heltid_highs_add_rows(void* h, int n, const double* lo, const double* hi, int nz, const int32_t* start,
                          const int32_t* index, const double* value);
int heltid_highs_costs(void* h, int n, const int32_t* set, const double* cost);
int heltid_highs_col_bounds(void* h, int n, const int32_t* set, const double* lo, const double* hi);
int heltid_highs_row_bounds(void* h, int n, const int32_t* set, const double* lo, const double* hi);
int heltid_highs_integers(void* h, int n, const int32_t* set, const int32_t* kinds);
int heltid_highs_run(void* h);
int heltid_highs_cols(void* h);
int heltid_highs_rows(void* h);
int heltid_highs_status(void* h);
double heltid_highs_objective(void* h);
int heltid_highs_solution(void* h, double* col, double* col_dual, double* row, double* row_dual);
int heltid_highs_info_int(void* h, const char* name, int* v);
int heltid_highs_info_double(void* h, const char* name, double* v);

#ifdef __cplusplus
}
#endif
#endif
