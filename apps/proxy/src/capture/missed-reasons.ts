/** Why captures get away, as they are counted, and what an operator can do about it. */
export const missedReasons = {
  'queue-full':
    'capture is slower than the traffic: give it more of the processor, or raise limits.captureQueue',
  'capture-down': 'the capture process was being started, and more came than limits.captureQueue lets wait',
  'capture-died': 'the capture process died with what it had been sent; logs/proxy.log says how',
  'too-large': 'a request and its reply are over limits.body; both were forwarded',
  memory: 'open requests together hold all that the proxy may hold for capture; they were forwarded',
  unreadable: 'a request body is no JSON object',
  undecodable: 'a body is in a coding that is not known or is broken, or unpacks to more than 32 MB',
  'assemble-failed': 'a fault of ours in a parser; logs/proxy.log names it',
  'identify-failed': 'a fault of ours in finding the task; logs/proxy.log names it',
  'record-failed': 'a fault of ours in preparing a row; logs/proxy.log names it',
  'store-locked': 'another process has kept the store locked for too long: a backup, perhaps, or a shell',
  'store-full': 'there is no room on the disk of the store: make some, or purge',
  'store-missing':
    'the folder of the store is gone or the store was moved: put it back, or name another store',
  'store-read-only': 'the store or its folder can not be written: its owner or its mount is another',
  'store-corrupt': 'the file is damaged or no store: put a backup in its place, or move it away',
  'store-newer': 'the store was written by a newer tierdrop: update this one',
  'store-wrong-key':
    'the texts in the store are sealed with another key: restore its content.key or TIERDROP_CONTENT_KEY, or name another store',
  'store-failed': 'the store fails in another way; logs/proxy.log has its code',
  refused: 'the store is well and refuses this one exchange: a fault of ours',
} as const satisfies Readonly<Record<string, string>>

export type MissedReason = keyof typeof missedReasons
