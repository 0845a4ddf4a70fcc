// Package client calls the HTTP service from Go. It is generated from the same
// contract as the server.
package client

//go:generate go tool oapi-codegen -config client.yaml ../openapi.yaml
