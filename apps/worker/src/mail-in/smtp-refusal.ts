/** An answer to an SMTP client other than 250. */
export class SmtpRefusal extends Error {
  override name = 'SmtpRefusal'
  readonly responseCode: number
  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}
