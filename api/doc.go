// Package api is the HTTP service: what openapi.yaml says, and nothing besides.
// Handlers know wards, rotas and jobs, and of HTTP only the generated types;
// server.go alone knows which router carries them.
package api

//go:generate go tool oapi-codegen -config server.yaml openapi.yaml
