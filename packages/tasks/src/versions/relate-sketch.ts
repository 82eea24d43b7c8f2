import { compareSketches, type Edit } from './compare-sketches.ts'
import { fitsCore, isBare, isOpen, learnCore, withinCore } from './open-templates.ts'
import { readFilling } from './read-filling.ts'
import type { Shelf } from './shelf.ts'
import type { Sketch } from './sketch.ts'
import { grownTo, growTools, joinTools, toolFreeKey } from './toolbox.ts'
import { type Entry, isLater, oldest, type Version } from './version.ts'

export type Related =
  /** fillings of one template, the new instruction included */
  | { relation: 'filling'; entries: Entry[]; merged: Sketch | null }
  | { relation: 'edit'; entry: Entry; decisive: boolean }

type Eligible = (version: Version) => boolean

export const maxVersionsOfTask = 256
const maxPeers = 4

/** What the instruction is to those on the shelf; null where it is none of theirs. */
export const relateSketch = (
  shelf: Shelf,
  sketch: Sketch,
  isEligible: Eligible,
  /** how many versions a task has, and the latest */
  crowdOf: (taskKey: string) => { count: number; last: string } | undefined,
  /** how many prompts came again */
  repeats: number,
): Related | null => {
  const template = templateOf(shelf, sketch, isEligible)
  if (template !== null)
    return { relation: 'filling', entries: [template], merged: growTools(template.sketch, sketch) }
  const sharing = sharingToolbox(shelf, sketch, isEligible)
  if (sharing !== null) return sharing
  const fillings: Entry[] = []
  const siblings = new Map<string, { entries: Entry[]; minValues: number }>()
  const edits: { entry: Entry; edit: Edit }[] = []
  const nearKeys = shelf.near(sketch)
  const [closest] = shelf.all(nearKeys.slice(0, 1), isEligible)
  const crowd = closest === undefined ? undefined : crowdOf(closest.version.taskKey)
  if (closest !== undefined && crowd !== undefined && crowd.count >= maxVersionsOfTask) {
    const same = compareSketches(closest.sketch, sketch)
    const last = shelf.of(crowd.last)
    if (same !== null && last !== undefined) return { relation: 'filling', entries: [last], merged: null }
  }
  const peers = shelf.all(shelf.sharingLines(sketch), isEligible)
  const near = new Set([...shelf.all(nearKeys, isEligible), ...peers.slice(0, maxPeers)])
  for (const entry of near) {
    if (isOpen(entry.sketch)) {
      const edit = compareSketches(entry.sketch, withinCore(entry.sketch, sketch))
      if (edit !== null) edits.push({ entry, edit })
      continue
    }
    const filling = readFilling(entry.sketch, sketch)
    if (filling?.relation === 'filling') {
      fillings.push(entry)
      continue
    }
    if (filling?.relation === 'sibling') {
      const { place, minValues } = filling
      siblings.set(place, { entries: [...(siblings.get(place)?.entries ?? []), entry], minValues })
    }
    const edit = compareSketches(entry.sketch, sketch)
    if (edit !== null) edits.push({ entry, edit })
  }
  if (fillings.length > 0) {
    const filling = readFilling(oldest(fillings).sketch, sketch)
    return {
      relation: 'filling',
      entries: fillings,
      merged: filling?.relation === 'filling' ? filling.merged : null,
    }
  }
  for (const { entries, minValues } of siblings.values())
    if (entries.length + 1 >= minValues)
      return { relation: 'filling', entries, merged: slotOf(oldest(entries).sketch, sketch) }
  const learnt = learnCore(
    sketch,
    peers.filter(({ version, sketch: other }) => version.hits <= 1 && !isOpen(other)),
    ({ version }) => repeats - version.repeatsBefore,
  )
  if (learnt !== null) {
    const bare = peers.filter(({ sketch: other }) => isBare(learnt.core, other))
    return { relation: 'filling', entries: [...new Set([...learnt.group, ...bare])], merged: learnt.core }
  }
  const [best] = edits.sort(
    (a, b) =>
      Number(b.edit.sameTask) - Number(a.edit.sameTask) ||
      b.edit.kept - a.edit.kept ||
      (isLater(a.entry.version, b.entry.version) ? -1 : 1),
  )
  return best === undefined ? null : { relation: 'edit', entry: best.entry, decisive: best.edit.decisive }
}

/** The versions that differ in nothing but the tools they offer, out of one toolbox. */
const sharingToolbox = (shelf: Shelf, sketch: Sketch, isEligible: Eligible): Related | null => {
  const entries: Entry[] = []
  const key = toolFreeKey(sketch)
  let grown = sketch
  // the newest first: where a tool was described anew, its version goes on with the others too
  for (const entry of shelf.all(shelf.sharingTools(sketch), isEligible).reverse()) {
    const joined = toolFreeKey(entry.sketch) === key ? joinTools(entry.sketch, grown) : null
    if (joined === null) continue
    grown = grownTo(entry.sketch, joined) ?? entry.sketch
    entries.push(entry)
  }
  return entries.length === 0 ? null : { relation: 'filling', entries, merged: grown }
}

/** The template that explains most of the prompt, of those that leave room for other lines. */
const templateOf = (shelf: Shelf, sketch: Sketch, isEligible: Eligible): Entry | null => {
  let best: Entry | null = null
  for (const entry of shelf.all(shelf.open(sketch), isEligible)) {
    if (best !== null && best.sketch.lines.length >= entry.sketch.lines.length) continue
    if (fitsCore(entry.sketch, sketch)) best = entry
  }
  return best
}

const slotOf = (older: Sketch, newer: Sketch): Sketch | null => readFilling(older, newer)?.merged ?? null
