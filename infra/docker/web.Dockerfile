# Build from the project's folder: docker build -f infra/docker/web.Dockerfile -t frontdesk-web .
FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1 CHECKPOINT_DISABLE=1
COPY package.json package-lock.json .npmrc ./
COPY apps/web/package.json apps/web/
COPY apps/worker/package.json apps/worker/
COPY packages/ai/package.json packages/ai/
COPY packages/core/package.json packages/core/
COPY packages/db/package.json packages/db/
COPY packages/integrations/package.json packages/integrations/
COPY packages/runtime/package.json packages/runtime/
RUN npm ci --no-audit --no-fund

FROM packages AS build
COPY tsconfig.base.json prisma.config.ts ./
COPY prisma prisma
COPY packages packages
COPY apps/web apps/web
RUN PRISMA_SCHEMA_ENGINE_BINARY=/bin/true npx prisma generate
RUN cd apps/web && npx next build
RUN npm prune --omit=dev --no-audit --no-fund && rm -rf apps/web/.next/cache

FROM node:24.21.0-bookworm-slim
WORKDIR /app/apps/web
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000
COPY --from=build --chown=root:root /app /app
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/live').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "/app/node_modules/next/dist/bin/next", "start"]
