# A tag moves whenever something in it is mended. A build that has to be the same again names a digest, which only whoever
# builds can look up: --build-arg NODE=node:24-trixie-slim@sha256:... (docs/operations.md, "Deploy").
ARG NODE=node:24-trixie-slim

FROM ${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY scripts scripts
COPY cds-services cds-services
RUN npm run build && find dist \( -name '*.map' -o -name '*.tsbuildinfo' \) -delete

FROM ${NODE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# Without what no import reaches: source maps and type declarations.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' \) -delete

FROM ${NODE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY cds-services cds-services
COPY fhir-fixtures fhir-fixtures
RUN install -d -m 700 -o node -g node /data
# The embedded store writes here and nowhere else, so the root file system can be read-only.
VOLUME /data
USER node
EXPOSE 3000
# Ends the service when it has not answered for a minute; Docker then starts it again, given --init and a restart policy.
HEALTHCHECK --interval=10s --timeout=80s --retries=1 CMD ["node", "dist/scripts/liveness.js"]
CMD ["node", "dist/src/cli.js"]
