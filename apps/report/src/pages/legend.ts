import { fold } from './fold.ts'
import { type Html, html } from './html.ts'
import { chip } from './words.ts'

export function legend(): Html {
  return fold(
    'How to read this',
    'the words of this page, and what is promised',
    html`<dl class="legend">
<dt>unit</dt><dd>A conversation, or a request that stands alone. It is counted once, when it has ended and all its replies are graded.</dd>
<dt>shadow reply</dt><dd>What a candidate answered to a copy of a request. No client ever sees it.</dd>
<dt>current model asked again</dt><dd>The model of today, given the same request once more. It does not always agree with itself, and a candidate is not blamed for that.</dd>
<dt>net loss</dt><dd>How much more often the shadow reply fails than the current model asked again, in points of a hundred units; the range holds at every look. Left of the coloured line it is tolerated.</dd>
<dt>${chip('switch')}</dt><dd>The loss is below the tolerated one, all conditions hold, and money is saved.</dd>
<dt>${chip('switch-if')}</dt><dd>So it is for a part of the requests, which a rule tells apart.</dd>
<dt>${chip('stay')}</dt><dd>It is proven that the candidate does worse, or that nothing is saved, or a condition is broken.</dd>
<dt>${chip('undecided')}</dt><dd>Neither is proven yet; the units still needed are an estimate from what was seen.</dd>
<dt>${chip('unfit')}</dt><dd>The candidate can't take these requests, or may not see them.</dd>
<dt>risk of a wrong switch</dt><dd>Of all switches ever recommended here, at most this share is expected to be wrong, however many tasks there are and however often somebody looks. It is about the traffic that was seen, not about tomorrow's.</dd>
</dl>`,
  )
}
