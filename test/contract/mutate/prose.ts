/**
 * Mistakes in prose. Each is made in every text where it can be made: in the Chinese alone, in the English together with the
 * copy of it that the overlay keeps, and in both alike if both lists have it.
 */

/** What it is, what is replaced, and by what. */
export type ProseMutation = readonly [name: string, from: RegExp, to: string]

/** What is wrong in both languages alike only a reader finds: the sentence is as good as before. */
export const foundByComparison = ['the merchant instead of the user']

export const chineseMutations: readonly ProseMutation[] = [
  ['translate nothing', /^[^]+$/, ''],
  ['leave the English', /^[^]+$/, 'The same in English.'],
  ['yuan instead of fen', /单位为分/, '单位为元'],
  ['another unit of a result', /(\d) 分/, '$1 元'],
  ['another number', /\d+/, '77'],
  ['another number of lines', /五行/, '四行'],
  ['5 minutes become 50', /(?<!\d)5 分钟/, '50 分钟'],
  ['another sum', /= (\d+) 分/, '= 1$1 分'],
  ['a limit that the schema has not', /(?<=。)\n?$/, '最多 50 个字符。'],
  ['another code', /\bORDER_DONE\b/, 'ORDER_CANCELED'],
  ['another state', /\bDOING\b/, 'DONE'],
  ['two swapped codes', /\b([A-Z]{3,}_[A-Z_]+)\b([^]*?)\b(?!\1\b)([A-Z]{3,}_[A-Z_]+)\b/, '$3$2$1'],
  ['a changed signature in the commands', /printf %s '(.)/, "printf %s 'x"],
  ['minutes become hours', /分钟/, '小时'],
  ['seconds become milliseconds', /自 1970-01-01T00:00:00Z 起的秒数/, '自 1970-01-01T00:00:00Z 起的毫秒数'],
  ['characters become bytes', /个字符/, '个字节'],
  ['another field', /`[a-z]+_[a-z_]+`/, '`other_field`'],
  ['a misspelt code or state', /\b([A-Z]{4,})_?/, '$1X_'],
  ['a changed signature', /signature="(.)/, 'signature="x'],
  ['a line of an example is missing', /^ {2}POST \\\n/m, ''],
  ['a row of a table is missing', /^\| DONE.*\n/m, ''],
  ['a paragraph is missing', /\n\n[^|\n#`][^\n]*\n/, '\n'],
  ['a heading becomes text', /^# /m, ''],
  ['the last line feed is forgotten', /（包括最后一行）/, ''],
  ['the other key', /私钥/, '公钥'],
  ['other parameters', /相同参数/, '不同参数'],
  ['give up instead of retrying', /重入|重试/g, '放弃'],
  ['complete instead of cancel', /取消/g, '完结'],
  ['the merchant instead of the user', /用户/g, '商户'],
  ['no verification', /验签通过/, '收到'],
  ['the service accepts', /拒绝/g, '接受'],
  ['no minimum', /至少/, '最多'],
  ['no maximum', /不得超过/, '不得少于'],
  ['another order of times', /(?<!不)晚于/, '早于'],
  ['another time zone', /北京时间/, 'UTC'],
  ['a sum becomes a difference', /减去/, '加上'],
]

export const englishMutations: readonly ProseMutation[] = [
  ['yuan instead of fen', /\bin fen\b/, 'in yuan'],
  ['another unit of a result', /\b(\d+) fen\b/, '$1 yuan'],
  ['another number', /\b\d+\b/, '77'],
  ['another number of lines', /\bfive lines\b/, 'four lines'],
  ['5 minutes become 50', /\b5 minutes/, '50 minutes'],
  ['another sum', /= (\d+) fen/, '= 1$1 fen'],
  ['a limit that the schema has not', /(?<=\.)\n?$/, ' At most 50 characters.'],
  ['another code', /\bORDER_DONE\b/, 'ORDER_CANCELED'],
  ['another state', /\bDOING\b/, 'DONE'],
  ['two swapped codes', /\b([A-Z]{3,}_[A-Z_]+)\b([^]*?)\b(?!\1\b)([A-Z]{3,}_[A-Z_]+)\b/, '$3$2$1'],
  ['a changed signature in the commands', /printf %s '(.)/, "printf %s 'x"],
  ['minutes become hours', /\bminutes\b/, 'hours'],
  ['seconds become milliseconds', /\bseconds since\b/, 'milliseconds since'],
  ['characters become bytes', /(\d) characters\b/, '$1 bytes'],
  ['another field', /`[a-z]+_[a-z_]+`/, '`other_field`'],
  ['a misspelt code or state', /\b([A-Z]{4,})_?/, '$1X_'],
  ['a changed signature', /signature="(.)/, 'signature="x'],
  ['a line of an example is missing', /^ {2}POST \\\n/m, ''],
  ['a row of a table is missing', /^\| DONE.*\n/m, ''],
  ['a heading becomes text', /^# /m, ''],
  ['the last line feed is forgotten', /, the last one too/, ''],
  ['the other key', /\bprivate key\b/, 'public key'],
  ['other parameters', /\bidentical parameters\b/, 'other parameters'],
  ['give up instead of retrying', /\bretry\b/gi, 'give up'],
  ['the merchant instead of the user', /\bthe user\b/gi, 'the merchant'],
  ['the service accepts', /\b(refused?|refuses|rejects?)\b/gi, 'accepts'],
  ['no minimum', /\bat least\b/, 'at most'],
  ['another order of times', /\bis after\b/, 'is before'],
  ['another time zone', /\bBeijing time\b/, 'UTC'],
  ['a sum becomes a difference', /\bless the\b/, 'plus the'],
]
