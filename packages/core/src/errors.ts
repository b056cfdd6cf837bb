/** What a verb may throw at its caller. Everything else is a fault of ours and reaches nobody outside. */
export class DomainError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = new.target.name
    this.code = code
  }
}

export class NotFound extends DomainError {
  constructor(what: string) {
    super('not_found', `${what} was not found`)
  }
}

export class Forbidden extends DomainError {
  constructor(permission: string) {
    super('forbidden', `You are not allowed to do this (${permission})`)
  }
}

export class Unauthenticated extends DomainError {
  constructor(message = 'Sign in or send an API key') {
    super('unauthenticated', message)
  }
}

export type SignInRefusal =
  | 'unverified_address'
  | 'no_account'
  | 'account_disabled'
  | 'linked_to_another'
  | 'single_sign_on_required'

/** Somebody has proved who they are and may not enter all the same; they are told why. */
export class SignInRefused extends Unauthenticated {
  readonly reason: SignInRefusal
  constructor(reason: SignInRefusal) {
    super(`Sign-in was refused (${reason})`)
    this.reason = reason
  }
}

/** The request fits its schema and still makes no sense here. */
export class Invalid extends DomainError {
  readonly path: string | undefined
  constructor(message: string, path?: string, code = 'invalid') {
    super(code, message)
    this.path = path
  }
}

/** A value that only the product writes, and did not write. */
export class Malformed extends Invalid {
  constructor(message: string, path?: string) {
    super(message, path, 'malformed')
  }
}

export class Conflict extends DomainError {
  constructor(message: string, code = 'conflict') {
    super(code, message)
  }
}

export class TooLarge extends DomainError {
  constructor(message: string) {
    super('too_large', message)
  }
}
