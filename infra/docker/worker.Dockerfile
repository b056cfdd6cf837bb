# Build from the project's folder: docker build -f infra/docker/worker.Dockerfile -t frontdesk-worker .
# The same image applies the migrations (node packages/db/src/migrate.ts): TypeScript runs as it is.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
ENV DO_NOT_TRACK=1 CHECKPOINT_DISABLE=1
COPY package.json package-lock.json .npmrc ./
COPY apps/web/package.json apps/web/
COPY apps/worker/package.json apps/worker/
COPY packages/ai/package.json packages/ai/
COPY packages/core/package.json packages/core/
COPY packages/db/package.json packages/db/
COPY packages/integrations/package.json packages/integrations/
COPY packages/runtime/package.json packages/runtime/
RUN npm ci --no-audit --no-fund
COPY prisma.config.ts ./
COPY prisma prisma
COPY packages packages
COPY apps/worker apps/worker
RUN PRISMA_SCHEMA_ENGINE_BINARY=/bin/true npx prisma generate
RUN npm prune --omit=dev --no-audit --no-fund

FROM node:24.21.0-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production WORKER_PORT=3001 SMTP_HOST=0.0.0.0 SMTP_PORT=2525
COPY --from=build --chown=root:root /app /app
USER node
EXPOSE 3001 2525
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.WORKER_PORT + '/health/live').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=64", "apps/worker/src/main.ts"]
