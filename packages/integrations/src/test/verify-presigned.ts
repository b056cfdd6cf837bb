import { createHash, createHmac } from 'node:crypto'

/** Whether the query of a presigned S3 request carries the right signature (AWS Signature Version 4). */
export function verifyPresigned(method: string, url: URL, host: string, secretAccessKey: string): boolean {
  const parameters = new URLSearchParams(url.search)
  const signature = parameters.get('X-Amz-Signature')
  parameters.delete('X-Amz-Signature')
  const [, date = '', region = '', service = ''] = (parameters.get('X-Amz-Credential') ?? '').split('/')
  const canonicalQuery = [...parameters]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
  const canonicalRequest = [
    method,
    url.pathname,
    canonicalQuery,
    `host:${host}`,
    '',
    'host',
    'UNSIGNED-PAYLOAD',
  ]
  const toSign = [
    'AWS4-HMAC-SHA256',
    parameters.get('X-Amz-Date'),
    `${date}/${region}/${service}/aws4_request`,
    createHash('sha256').update(canonicalRequest.join('\n')).digest('hex'),
  ].join('\n')
  const key = [date, region, service, 'aws4_request'].reduce<Buffer | string>(
    (parent, part) => createHmac('sha256', parent).update(part).digest(),
    `AWS4${secretAccessKey}`,
  )
  return signature === createHmac('sha256', key).update(toSign).digest('hex')
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}
