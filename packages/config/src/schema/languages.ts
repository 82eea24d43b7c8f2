/** ISO 639-1 of the languages that graders tell apart; an assertion on any other could never hold. */
export const toldLanguages: readonly string[] = (
  'af am ar be ber bg bn cs da de el en eo es et fa fi fr ga gu he hi hu hy id is it ja kk km kn ko la lt lv ' +
  'mk mn my nl no pl pt rn ro ru sk sr sv ta te th tk tl tlh tr tt uk ur vi vo yi zh'
).split(' ')
