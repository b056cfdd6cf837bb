import { existsSync } from 'node:fs'
import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: false,
  reactStrictMode: true,
  experimental: {
    // The form of a help center takes files of eight megabytes together.
    serverActions: { bodySizeLimit: '9mb' },
    // No server of ours reads them, and they are half of what a build writes.
    turbopackSourceMaps: false,
    // Nobody waits for a server's code to be sent, and writing it short takes a fifth of the build.
    serverMinification: false,
    // A machine that builds once is done sooner without its cache, one that builds again and again with it.
    turbopackFileSystemCacheForBuild: existsSync('.next/BUILD_ID'),
  },
  // Types are a step of bin/test of their own; a start need not wait for them a second time.
  typescript: { ignoreBuildErrors: true },
  // These load native code or look for files beside themselves, so they stay outside the bundle.
  serverExternalPackages: [
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    '@prisma/client',
    'bullmq',
    'ioredis',
    'pg',
    'pino',
    'prom-client',
  ],
}

export default config
