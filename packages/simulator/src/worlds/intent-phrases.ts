/**
 * What customers write. A phrase decides the intent; an aside uses the intent's words without asking
 * for it. The longest literal of each must occur in no other one.
 */
export const intents = {
  refund_request: {
    meaning: 'the customer wants money back for something paid',
    phrases: [
      'Please send the {amount} euros back to my account.',
      'I would like my money back for the {product}.',
      'When you can, refund what I paid for order {order}.',
      'I was promised a refund {days} days ago and I am asking for it again.',
      'Since it never worked, I expect a full refund of {amount} euros.',
      'Kindly reverse the payment of {amount} euros, I do not want a voucher.',
      'My request is simple: reimburse me for the {product}.',
    ],
    asides: [
      'Your page about refunds did not help me.',
      'I do not need money back, to be clear.',
      'Last year a refund took you {days} days, which was fine.',
    ],
  },
  return_item: {
    meaning: 'the customer wants to send an article back or exchange it',
    phrases: [
      'How do I send the {product} back to you?',
      'I need a return label for order {order}.',
      'The {product} is too small, so I would like to exchange it for a larger one.',
      'Which address should I ship the {product} back to?',
      'I want to return two of the three articles in order {order}.',
      'Could a courier pick up the {product} that I no longer want to keep?',
      'The return portal rejects order {order}, although it arrived only {days} days ago.',
    ],
    asides: [
      'I have read your return policy from top to bottom.',
      'Sending it back is not what I have in mind.',
      'My last return with you went smoothly.',
    ],
  },
  order_status: {
    meaning: 'the customer asks where an order is or when it will arrive',
    phrases: [
      'Where is my order {order}?',
      'Can you tell me when the {product} will arrive?',
      'The tracking page has shown no movement for {days} days, has the parcel been lost?',
      'Has order {order} left your warehouse yet?',
      'I have not received a shipping confirmation for the {product}.',
      'Delivery was announced for {date}; is that still the plan?',
      'Please check on which day the courier will bring order {order}.',
    ],
    asides: [
      'The parcel itself arrived in time.',
      'Tracking worked nicely, for what it is worth.',
      'The courier was friendly.',
    ],
  },
  complaint: {
    meaning: 'the customer is dissatisfied with service or quality and wants to be heard',
    phrases: [
      'I am very disappointed with how your staff treated me on {date}.',
      'This is the third time in a row that something like this happens, and I want a manager to know.',
      'The quality of the {product} is nowhere near what you advertise.',
      'Your hotline kept me waiting for {days} times ten minutes and then hung up on me.',
      'I wish to file a formal complaint about order {order}.',
      'Frankly, the way this was handled is unacceptable.',
      'The parcel was thrown over my fence, and I want this to have consequences.',
    ],
    asides: [
      'I am not writing to complain.',
      'It is a bit annoying, I must say.',
      'No hard feelings about the delay last time.',
    ],
  },
  cancel_order: {
    meaning: 'the customer wants to stop an order that has not been delivered',
    phrases: [
      'Please cancel order {order} before it ships.',
      'I no longer need the {product}, so stop the order.',
      'I ordered the {product} twice by mistake; drop one of the two.',
      'Can order {order} still be cancelled?',
      'I pressed the wrong button, please do not process order {order}.',
      'My plans changed and I withdraw from the purchase of {date}.',
      'Take the {product} out of my open order, I found it elsewhere.',
    ],
    asides: [
      'I almost cancelled the whole thing yesterday.',
      'I do not mean to cancel anything.',
      'Your cancel button is easy to hit by accident, by the way.',
    ],
  },
  change_address: {
    meaning: 'the customer wants a delivery or billing address changed',
    phrases: [
      'I am moving on {date}, please update my delivery address.',
      'Order {order} would go to my old flat; please redirect it to the new one.',
      'The house number in my profile is wrong and I cannot edit it.',
      'Please ship the {product} to my office instead of my home.',
      'My billing address has changed since {date}.',
      'Could you deliver order {order} to my neighbour {friend} instead?',
      'There is a typing error in the street of order {order}, kindly correct it.',
    ],
    asides: [
      'My address is still the same as ever.',
      'You find my address in my profile.',
      'I moved here only recently.',
    ],
  },
  payment_problem: {
    meaning: 'a payment failed, was charged twice, or cannot be made',
    phrases: [
      'My card was charged twice for order {order}.',
      'The checkout declines my credit card although the bank says it is fine.',
      'I see a debit of {amount} euros that I cannot match with any purchase.',
      'The payment page hangs after I enter the confirmation code.',
      'My voucher over {amount} euros is not accepted at the checkout.',
      'The instalment for the {product} was collected {days} days early.',
      'I transferred {amount} euros, but order {order} still says unpaid.',
    ],
    asides: [
      'The payment went through without any trouble.',
      'I always pay by card with you.',
      'My bank confirmed the transfer the same day.',
    ],
  },
  invoice_copy: {
    meaning: 'the customer needs an invoice, a receipt or a corrected one',
    phrases: [
      'Please send me the invoice for order {order} as a PDF.',
      'My accountant needs a receipt for the {product}.',
      'The invoice of {date} lacks our VAT number, please issue a new one.',
      'I cannot find the bill for order {order} in my account.',
      'Could you put the company name on the invoice for the {product}?',
      'We need all invoices since {date} for our tax return.',
      'The amount on your invoice is {amount} euros, please correct the tax line.',
    ],
    asides: [
      'The invoice is in front of me.',
      'I kept the receipt, of course.',
      'Your invoices look neat now.',
    ],
  },
  account_access: {
    meaning: 'the customer cannot log in or wants account data changed or deleted',
    phrases: [
      'I cannot log in since {date}.',
      'The password reset mail never arrives.',
      'My account was locked after too many attempts.',
      'Please delete my account and all data you hold about me.',
      'The app asks for a code from a phone that I no longer own.',
      'I registered twice; merge the two accounts under this mail address, please.',
      'Somebody else seems to be using my account, I see logins from abroad.',
    ],
    asides: [
      'I am logged in while I write this.',
      'My account shows the correct data.',
      'I changed my password {days} days ago, as you advise.',
    ],
  },
  product_question: {
    meaning: 'the customer asks about a product, its use, or its availability',
    phrases: [
      'Does the {product} come with a European plug?',
      'Will the {product} be back in stock soon?',
      'What is the difference between the {product} and last year’s model?',
      'How do I clean the {product} without scratching it?',
      'Is the {product} suitable for a child of {days} years?',
      'Which spare parts fit the {product}?',
      'Can the {product} be used outdoors in the rain?',
    ],
    asides: [
      'I know how the thing works.',
      'The manual answered all my questions about it.',
      'It is a well-made product, no doubt.',
    ],
  },
} as const satisfies Record<
  string,
  { meaning: string; phrases: readonly string[]; asides: readonly string[] }
>

export type Label = keyof typeof intents
export const labels = Object.keys(intents) as Label[]

/** The intent that each one is taken for. */
export const lookAlikes: Readonly<Record<Label, Label>> = {
  refund_request: 'return_item',
  return_item: 'refund_request',
  order_status: 'complaint',
  complaint: 'order_status',
  cancel_order: 'refund_request',
  change_address: 'account_access',
  payment_problem: 'invoice_copy',
  invoice_copy: 'payment_problem',
  account_access: 'change_address',
  product_question: 'complaint',
}
