# heltid: `make demo` and `make test` are all one needs; `make help` lists the rest.

PREFIX ?= /usr/local
OUT    ?= out/demo
TIME   ?= 3m

heltid := bin/heltid

.DEFAULT_GOAL := help
.PHONY: help demo test browser build ortools lint security race verify contract deb bench bench-full install clean tools-go tools-c tools-python

help: ## say what there is to make
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  make %-10s %s\n", $$1, $$2 }'

demo: build ## compare three rota models for a ward of 30 people and write it all into out/demo
	@mkdir -p $(OUT)
	$(heltid) wards ward-30 >$(OUT)/ward.yaml
	$(heltid) compare $(OUT)/ward.yaml --models traditional,hinke_3_8,long_L1_third --time $(TIME) --out $(OUT) || [ $$? -eq 5 ] # 5: not everything is proven yet
	@echo "Open $(OUT)/compare.html in a browser, or read $(OUT)/compare.txt. The ward is $(OUT)/ward.yaml."
	@echo "Where it says that no rota is done yet, or nothing is decided, more time helps: make demo TIME=10m."

test: build ## run every test with OR-Tools (lint has vetted all)
	HELTID_REQUIRE_ORTOOLS=1 go test -vet=off ./...

browser: build ## walk the page in Chromium with keys alone, in three languages, and hold every view against WCAG (SHOTS=folder keeps pictures)
	@sh third_party/fetch-axe.sh
	@[ -z "$(SHOTS)" ] || mkdir -p "$(SHOTS)"
	HELTID_BROWSER=1 HELTID_SHOTS="$(abspath $(SHOTS))" go test -count=1 -timeout 30m -run InABrowser ./api/web

build: tools-go tools-c ortools ## build bin/heltid
	@mkdir -p bin
	go build -o $(heltid) ./cmd/heltid

ortools: tools-python ## fetch OR-Tools' libraries into third_party/ortools
	@sh third_party/fetch-ortools.sh

lint: tools-go tools-c ## go vet, staticcheck and gofmt
	go vet ./...
	go tool staticcheck ./...
	@unformatted=$$(gofmt -l api cmd solver bench fixtures); \
	if [ -n "$$unformatted" ]; then echo "not as gofmt writes it:"; echo "$$unformatted"; exit 1; fi

# What gosec is not asked: whether numbers fit (G115: the models' rows are checked for that), seeds that anybody may know
# (G404: searches are to come out the same again; keys and ids are crypto/rand's), this program as its own child (G204),
# and files, folders and permissions that whoever runs the program chooses (G301, G304, G306).
security: tools-go ## gosec over what meets the world, and govulncheck where its database answers
	@mkdir -p bin/tools
	@export GOBIN=$(CURDIR)/bin/tools; \
	if ! go install github.com/securego/gosec/v2/cmd/gosec@v2.22.0; then echo "gosec cannot be fetched: not run"; \
	else bin/tools/gosec -quiet -exclude-generated -severity medium -confidence medium -exclude=G115,G204,G301,G304,G306,G404 ./api/... ./cmd/heltid ./solver/native/... ./solver/cpsat/... ./solver/lp/... || exit 1; echo "gosec finds nothing"; fi
	@export GOBIN=$(CURDIR)/bin/tools; status=0; \
	if ! go install golang.org/x/vuln/cmd/govulncheck@v1.1.4; then echo "govulncheck cannot be fetched: not run"; exit 0; fi; \
	bin/tools/govulncheck ./cmd/heltid || status=$$?; \
	case $$status in 0) ;; 3) exit 1;; *) echo "govulncheck's database does not answer: not run";; esac

# Races are found by running what goes on at once, not by many random cases: -short makes rapid draw a fifth, and leaves
# out what starts no goroutine. So packages run where they, or their tests, start goroutines, lock, count atomically,
# speak over channels or serve. The others (ward, rota, rule, check, measure, model, report...) share nothing between
# goroutines but what is computed once (sync.OnceValue), and run under the detector inside those: the searches, the
# limits and the service read wards, state models, check rotas and write reports from many goroutines.
concurrent := \bgo func|\bgo [a-z][A-Za-z.]*\(|sync/atomic|sync\.(Mutex|RWMutex|WaitGroup|Map|Pool|Cond)|errgroup|\bchan\b|httptest

race: tools-go tools-c ortools ## run the tests of what is concurrent with the race detector, but for solver/native
	HELTID_REQUIRE_ORTOOLS=1 go test -race -short -vet=off -timeout 20m $$(grep -rlE --include='*.go' '$(concurrent)' api bench cmd solver | \
		xargs -n1 dirname | sort -u | sed 's|^|./|' | grep -v '/solver/native$$')

verify: tools-go ## see that generated files and go.mod are up to date
	@before=$$(mktemp) after=$$(mktemp); trap 'rm -f "$$before" "$$after"' EXIT; \
	state() { git ls-files -z --cached --others --exclude-standard | xargs -0 sha256sum 2>/dev/null; true; }; \
	state >"$$before"; go generate ./... && state >"$$after" || exit 1; \
	if ! diff "$$before" "$$after"; then echo "go generate changed the files above; commit them as generated"; exit 1; fi
	go mod tidy -diff

contract: build tools-python ## hold a running service against api/openapi.yaml with schemathesis (EXAMPLES=10 of each call; SEED=1)
	sh api/contract.sh

# 2.43.0 is the newest nfpm whose own modules can all be had
deb: build ## make a Debian package in out/
	@mkdir -p out
	ARCH=$$(go env GOARCH) VERSION=$$(sed -n 's/^const Version = "\(.*\)"/\1/p' solver/solver.go) \
	go run github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.43.0 package --config packaging/nfpm.yaml --packager deb --target out/

bench: build ## print the numbers this program is held to (BENCH="-rows ward30,check" for some)
	go run ./bench $(BENCH)

bench-full: build ## the same with hours for the wards
	go run ./bench -full $(BENCH)

install: build ## install under PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/heltid
	install -m 755 $(heltid) $(DESTDIR)$(PREFIX)/bin/heltid
	install -m 644 third_party/ortools/lib/* $(DESTDIR)$(PREFIX)/lib/heltid

clean: ## remove what was built and made; third_party/ortools stays
	rm -rf bin out

tools-go:
	@command -v go >/dev/null || { echo "go is missing: apt-get install golang-go (1.21 or newer; it fetches the version go.mod asks for)"; exit 1; }
tools-c:
	@command -v gcc >/dev/null || { echo "gcc is missing: apt-get install gcc"; exit 1; }
	@command -v g++ >/dev/null || { echo "g++ is missing: apt-get install g++"; exit 1; }
tools-python:
	@command -v python3 >/dev/null || { echo "python3 is missing: apt-get install python3 python3-pip"; exit 1; }
	@python3 -m pip --version >/dev/null 2>&1 || { echo "pip is missing: apt-get install python3-pip"; exit 1; }
