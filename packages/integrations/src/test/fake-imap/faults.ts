/** What happens to the next command of this name, instead of or after its usual answer. */
export type Fault = {
  /** the command, `GREETING`, `LOGIN` for every way to sign in, or `SMTP`; any of IMAP when left out */
  on?: string
  /** never answer */
  hang?: boolean
  /** say `NO` with this */
  no?: string
  /** say `BYE` with this and hang up */
  bye?: string
  /** hang up after so many bytes of the answer */
  dropAfter?: number
  /** SMTP: take the whole mail and hang up instead of saying so */
  swallow?: boolean
  /** SMTP: answer the mail with this code */
  code?: number
  /** how many commands it meets; one when left out */
  times?: number
}

/** Faults waiting for their command. */
export function newFaults() {
  const waiting: Fault[] = []
  return {
    add: (fault: Fault): void => void waiting.push({ ...fault }),
    clear: (): void => void waiting.splice(0),
    take: (command: string): Fault | null => {
      const index = waiting.findIndex(({ on }) => (on === undefined ? command !== 'SMTP' : on === command))
      const fault = waiting[index]
      if (!fault) return null
      fault.times = (fault.times ?? 1) - 1
      if (fault.times <= 0) waiting.splice(index, 1)
      return { ...fault }
    },
  }
}

export type Faults = ReturnType<typeof newFaults>
