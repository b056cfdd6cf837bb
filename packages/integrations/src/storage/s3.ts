import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { contentDisposition } from './content-disposition.ts'
import {
  type ByteRange,
  checkKey,
  checkLifetime,
  type LinkOptions,
  type ListedObject,
  type PutOptions,
  RangeNotSatisfiable,
  SizeMismatch,
  type Storage,
  StorageNotFound,
  type StoredObject,
} from './contract.ts'

export type S3Config = {
  bucket: string
  region: string
  /** Left out for AWS itself. */
  endpoint?: string
  /** The endpoint as browsers reach it, when that differs. */
  publicEndpoint?: string
  /** Left out where the surroundings provide credentials, such as a role of the machine. */
  credentials?: { accessKeyId: string; secretAccessKey: string }
  forcePathStyle: boolean
}

/** Storage in a bucket of S3 or of a server that speaks its protocol. */
export function openS3(config: S3Config): Storage {
  const { bucket } = config
  const client = createClient(config, config.endpoint)
  const signer = config.publicEndpoint ? createClient(config, config.publicEndpoint) : client
  return {
    put: async (key, body, options = {}) => put(client, bucket, checkKey(key), body, options),
    // Parts on their way, and one that is put together from its pieces.
    streamBytes: (partsAtATime + 2) * partBytes,
    get: async (key, options = {}) => get(client, bucket, checkKey(key), options.range),
    stat: async (key) => head(client, bucket, checkKey(key)),
    link: async (key, options) => sign(signer, bucket, checkKey(key), options),
    delete: async (key) => {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: checkKey(key) }))
    },
    list: (prefix) => list(client, bucket, `${checkKey(prefix)}/`),
  }
}

const partBytes = 5 * 1024 * 1024
const partsAtATime = 2

function createClient(config: S3Config, endpoint: string | undefined): S3Client {
  const options: S3ClientConfig = {
    region: config.region,
    forcePathStyle: config.forcePathStyle,
    // Servers other than AWS do not all know the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: 3000,
      requestTimeout: 30_000,
      socketTimeout: 30_000,
      throwOnRequestTimeout: true,
    },
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(config.credentials === undefined ? {} : { credentials: config.credentials }),
  }
  return new S3Client(options)
}

async function put(
  client: S3Client,
  bucket: string,
  key: string,
  body: Uint8Array | Readable,
  options: PutOptions,
): Promise<{ size: number }> {
  const target = {
    Bucket: bucket,
    Key: key,
    ...(options.contentType === undefined ? {} : { ContentType: options.contentType }),
  }
  if (body instanceof Uint8Array) {
    checkSize(options.size, body.byteLength)
    await client.send(new PutObjectCommand({ ...target, Body: body }))
    return { size: body.byteLength }
  }
  const source = watch(body, options.size)
  const params = { ...target, Body: Readable.from(source.chunks(), { objectMode: false }) }
  try {
    await new Upload({ client, params, partSize: partBytes, queueSize: partsAtATime }).done()
    return { size: source.size() }
  } catch (error) {
    // When aborting the upload fails as well, that error hides why it had to be aborted.
    throw source.failure() ?? error
  }
}

type Source = { chunks(): AsyncGenerator<Uint8Array>; size(): number; failure(): unknown }

/** Passes the body on and fails at its end when the size is wrong, which makes the upload abort. */
function watch(body: Readable, expected: number | undefined): Source {
  let size = 0
  let failure: unknown
  async function* chunks() {
    try {
      for await (const chunk of body) {
        const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array)
        size += bytes.byteLength
        yield bytes
      }
      checkSize(expected, size)
    } catch (error) {
      failure = error
      throw error
    }
  }
  return { chunks, size: () => size, failure: () => failure }
}

function checkSize(expected: number | undefined, size: number): void {
  if (expected !== undefined && size !== expected) {
    throw new SizeMismatch(`Expected ${expected} bytes, got ${size}.`)
  }
}

async function get(
  client: S3Client,
  bucket: string,
  key: string,
  range: ByteRange | undefined,
): Promise<StoredObject> {
  if (range && (range.end ?? range.start) < range.start) throw new RangeNotSatisfiable('The range is empty.')
  const wanted = range ? { Range: `bytes=${range.start}-${range.end ?? ''}` } : {}
  try {
    const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...wanted }))
    if (range && !found.ContentRange) throw new Error('The storage server ignored the range.')
    const total = /\/(\d+)$/.exec(found.ContentRange ?? '')?.[1]
    return {
      body: found.Body as Readable,
      size: Number(total ?? found.ContentLength ?? 0),
      ...(found.ContentType === undefined ? {} : { contentType: found.ContentType }),
    }
  } catch (error) {
    if (isMissing(error)) throw new StorageNotFound(`There is no object ${key}.`, { cause: error })
    if (statusOf(error) === 416) throw new RangeNotSatisfiable('The range is outside of the object.')
    throw error
  }
}

async function head(client: S3Client, bucket: string, key: string): Promise<{ size: number } | null> {
  try {
    const found = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
    return { size: found.ContentLength ?? 0 }
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function* list(client: S3Client, bucket: string, prefix: string): AsyncGenerator<ListedObject> {
  let token: string | undefined
  do {
    const next = token === undefined ? {} : { ContinuationToken: token }
    const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...next }))
    for (const { Key: key, LastModified: modifiedAt } of page.Contents ?? [])
      if (key !== undefined && modifiedAt !== undefined) yield { key, modifiedAt }
    token = page.NextContinuationToken
  } while (token !== undefined)
}

async function sign(client: S3Client, bucket: string, key: string, options: LinkOptions): Promise<string> {
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    ResponseContentDisposition: contentDisposition(options),
    ...(options.contentType === undefined ? {} : { ResponseContentType: options.contentType }),
  })
  return getSignedUrl(client, command, { expiresIn: checkLifetime(options.expiresInSeconds) })
}

/** A missing bucket is also answered with 404, but it is a fault of the configuration. */
function isMissing(error: unknown): boolean {
  return statusOf(error) === 404 && !(error instanceof Error && error.name === 'NoSuchBucket')
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined
  return (error.$metadata as { httpStatusCode?: number }).httpStatusCode
}
