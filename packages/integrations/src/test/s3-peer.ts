import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { verifyPresigned } from './verify-presigned.ts'

export type S3Peer = {
  endpoint: string
  bucket: string
  credentials: { accessKeyId: string; secretAccessKey: string }
  /** Multipart uploads that were begun and neither completed nor aborted. */
  openUploads: () => number
  close: () => Promise<void>
}

const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }

/**
 * An independent S3 server. It does not compare presigned signatures, does not know how to abort an
 * upload, and mixes what is written to one key at the same time; a front adds these three.
 */
export async function startS3Peer(): Promise<S3Peer> {
  const directory = await mkdtemp(join(tmpdir(), 's3-'))
  const bucket = 'frontdesk'
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: bucket }],
  })
  const { port } = await server.run()
  let openUploads = 0
  let writing: Promise<unknown> = Promise.resolve()
  const front = createServer((request, response) => {
    const url = urlOf(request)
    if (isForged(request, url)) return void response.writeHead(403).end()
    openUploads += uploadsOpenedBy(request, url)
    if (request.method === 'DELETE' && url.searchParams.has('uploadId'))
      return void response.writeHead(204).end()
    const pass = () => passOn(request, response, port)
    if (request.method === 'PUT') writing = writing.then(pass)
    else void pass()
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    bucket,
    credentials,
    openUploads: () => openUploads,
    close: async () => {
      front.closeAllConnections()
      front.close()
      await server.close()
      await rm(directory, { recursive: true })
    },
  }
}

function urlOf(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', `http://${request.headers.host}`)
}

/** Resolves when the answer was passed back or the connection broke. */
function passOn(request: IncomingMessage, response: ServerResponse, port: number): Promise<void> {
  if (response.destroyed) return Promise.resolve()
  const { method, url: path, headers } = request
  const { promise, resolve } = Promise.withResolvers<void>()
  const onward = send({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
    answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers))
  })
  onward.on('error', () => response.destroy())
  response.on('close', () => resolve())
  request.pipe(onward)
  return promise
}

function isForged(request: IncomingMessage, url: URL): boolean {
  const isPresigned = [...url.searchParams.keys()].some((name) => name.startsWith('X-Amz-'))
  if (!isPresigned) return false
  return !verifyPresigned(
    request.method ?? 'GET',
    url,
    request.headers.host ?? '',
    credentials.secretAccessKey,
  )
}

function uploadsOpenedBy({ method }: IncomingMessage, { searchParams }: URL): number {
  if (method === 'POST' && searchParams.has('uploads')) return 1
  if (method !== 'PUT' && searchParams.has('uploadId')) return -1
  return 0
}
