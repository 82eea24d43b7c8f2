/** A line that cannot be graded because it is not what it should be; the message says where and what was expected. */
export class BadLine extends Error {}
