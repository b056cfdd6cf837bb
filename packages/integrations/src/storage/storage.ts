import { join } from 'node:path'
import { env, requireVariable } from '@frontdesk/runtime/env'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import type { Storage } from './contract.ts'
import { type DiskConfig, openDisk } from './disk.ts'
import { keepReadSoon } from './read-soon.ts'
import { openS3, type S3Config } from './s3.ts'

export {
  type ByteRange,
  InvalidKey,
  type LinkOptions,
  type PutOptions,
  RangeNotSatisfiable,
  SizeMismatch,
  type Storage,
  StorageNotFound,
  type StoredObject,
} from './contract.ts'

export type StorageConfig = ({ driver: 'disk' } & DiskConfig) | ({ driver: 's3' } & S3Config)

/** Opens the storage described by `config`. Nothing is read, written or connected until it is used. */
export function openStorage(config: StorageConfig): Storage {
  return keepReadSoon(config.driver === 's3' ? openS3(config) : openDisk(config))
}

/** The storage of this installation, as the environment configures it. */
export function storage(): Storage {
  return oncePerProcess('storage', () => openStorage(readConfig()))
}

function readConfig(): StorageConfig {
  if (env.STORAGE_DRIVER === 'disk') {
    return { driver: 'disk', folder: join(env.FRONTDESK_DATA_DIR, 'storage'), webUrl: env.WEB_URL }
  }
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env
  return {
    driver: 's3',
    bucket: requireVariable('S3_BUCKET'),
    region: env.S3_REGION,
    forcePathStyle: env.S3_FORCE_PATH_STYLE,
    ...(env.S3_ENDPOINT === undefined ? {} : { endpoint: env.S3_ENDPOINT }),
    ...(env.S3_PUBLIC_ENDPOINT === undefined ? {} : { publicEndpoint: env.S3_PUBLIC_ENDPOINT }),
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  }
}
