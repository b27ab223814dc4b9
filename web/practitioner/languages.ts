/** Languages that can be named as spoken, in order of their names. */
import { languageName } from '../words/dates.ts';

const codes =
  'ar bg ca cs da de el en es et fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt pt-BR ro ru sk sl sr sv ta th tr uk vi zh zh-TW';

export const languages = codes
  .split(' ')
  .map(value => ({ value, label: languageName(value) }))
  .sort((a, b) => a.label.localeCompare(b.label, 'en'));
