import { afterEach, beforeEach, describe } from 'vitest'
import { testChanges } from './channel-contract/changes.ts'
import { testFailing } from './channel-contract/failing.ts'
import type { ChannelHarness, ChannelTraits, Subject } from './channel-contract/harness.ts'
import { testReading } from './channel-contract/reading.ts'
import { testSending } from './channel-contract/sending.ts'

const usualTraits: Required<ChannelTraits> = {
  exactRaw: true,
  keepsIdInArchive: true,
  faults: ['access_withdrawn', 'hang', 'down', 'busy'],
}

/**
 * What the product relies on, whoever the provider is. Run on every channel, with a server that stands in for its
 * provider; `makeHarness` makes a fresh account for every test.
 */
export function describeChannel(
  name: string,
  makeHarness: () => Promise<ChannelHarness>,
  traits: ChannelTraits = {},
): void {
  const expected = { ...usualTraits, ...traits }
  describe(`the channel contract: ${name}`, () => {
    let subject: Subject
    beforeEach(async () => {
      const harness = await makeHarness()
      subject = { harness, channel: await harness.channel() }
    })
    afterEach(() => subject.harness.close())
    testReading(() => subject, expected)
    testChanges(() => subject, expected)
    testSending(() => subject)
    testFailing(() => subject, expected)
  })
}
