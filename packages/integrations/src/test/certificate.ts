import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export type Certificate = { key: string; cert: string }

type Wanted = { names?: readonly string[]; validFrom?: Date; validUntil?: Date }

/**
 * A self-signed certificate for loopback (X.509, RFC 5280), made on the spot so that no key lies in the repository.
 * Whoever is to trust it takes it as an authority.
 */
export function makeCertificate({
  names = ['localhost'],
  validFrom = new Date(Date.now() - 86_400_000),
  validUntil = new Date(Date.now() + 30 * 86_400_000),
}: Wanted = {}): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(oid(ecdsaWithSha256))
  const name = sequence(
    tagged(0x31, sequence(oid(commonName), tagged(0x0c, Buffer.from(names[0] ?? 'fake')))),
  )
  const body = sequence(
    tagged(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(8)])),
    algorithm,
    name,
    sequence(time(validFrom), time(validUntil)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(alternativeNames(names), authority())),
  )
  const signature = sign('sha256', body, privateKey)
  const whole = sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.of(0), signature])))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  }
}

const ecdsaWithSha256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]
const commonName = [0x55, 0x04, 0x03]
const subjectAltName = [0x55, 0x1d, 0x11]
const basicConstraints = [0x55, 0x1d, 0x13]

function tagged(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.of(tag), length(content.length), content])
}

function length(size: number): Buffer {
  if (size < 0x80) return Buffer.of(size)
  return size < 0x100 ? Buffer.of(0x81, size) : Buffer.of(0x82, size >> 8, size & 0xff)
}

const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts))
const integer = (value: Buffer): Buffer => tagged(0x02, value)
const oid = (bytes: readonly number[]): Buffer => tagged(0x06, Buffer.from(bytes))

/** GeneralizedTime would be needed from 2050 on; these live for a month. */
function time(at: Date): Buffer {
  const digits = at.toISOString().replace(/[-:T]/g, '').slice(2, 14)
  return tagged(0x17, Buffer.from(`${digits}Z`))
}

function alternativeNames(names: readonly string[]): Buffer {
  const all = names.map((name) =>
    /^[\d.]+$/.test(name)
      ? tagged(0x87, Buffer.from(name.split('.').map(Number)))
      : tagged(0x82, Buffer.from(name)),
  )
  return sequence(oid(subjectAltName), tagged(0x04, sequence(...all)))
}

function authority(): Buffer {
  const isAuthority = tagged(0x01, Buffer.of(0xff))
  return sequence(oid(basicConstraints), tagged(0x04, sequence(isAuthority)))
}
