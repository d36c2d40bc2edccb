/**
 * The terms of WeChat Pay, and what turns a sentence into its opposite. A text that has a term in one language has it in the
 * other.
 */

interface Term {
  readonly english: RegExp
  readonly chinese: RegExp
  /** Chinese has more words for it, so that the term says nothing in the other direction. */
  readonly oneWay?: true
}

const TERMS: readonly Term[] = [
  { english: /\bresponses?\b/i, chinese: /应答/, oneWay: true },
  { english: /\brequests?\b/i, chinese: /请求/, oneWay: true },
  { english: /\bverif/i, chinese: /验签|验证/, oneWay: true },
  { english: /\bsign/i, chinese: /签/, oneWay: true },
  { english: /\bmerchant/i, chinese: /商户/, oneWay: true },
  { english: /\bplatform(?:'s| certificate)/i, chinese: /平台证书/ },
  { english: /\bpublic key/i, chinese: /公钥/ },
  { english: /\bprivate key/i, chinese: /私钥/, oneWay: true },
  { english: /\bserial number/i, chinese: /序列号/, oneWay: true },
  { english: /\bquery (?:the|it|an)\b/i, chinese: /查单|查询/, oneWay: true },
  { english: /\bidentical parameters/i, chinese: /相同参数/ },
  { english: /\bother parameters/i, chinese: /换了参数|不同参数/ },
  { english: /\bretr/i, chinese: /重入|重试/ },
  { english: /\bcancel/i, chinese: /取消/ },
  { english: /\bcompletes?\b|\bcompletion/i, chinese: /完结/, oneWay: true },
  { english: /\bconfirmed/i, chinese: /确认/, oneWay: true },
  { english: /\bdiscounts?\b/i, chinese: /优惠/, oneWay: true },
  { english: /\bamounts?\b/i, chinese: /额|款/, oneWay: true },
  { english: /\bBeijing time/, chinese: /北京时间/ },
  { english: /\brequired\b/i, chinese: /必填|必须|必传/, oneWay: true },
  { english: /\bsum of\b/i, chinese: /之和/ },
  { english: /\bless\b|\blowers?\b/i, chinese: /减/ },
  { english: /\bat most\b|\bup to\b/i, chinese: /最多|最大|最长|不超过|不得超过/, oneWay: true },
  { english: /\bat least\b/i, chinese: /至少|不得?少于/ },
  { english: /\bcollect(?:s|ed|ing)?\b/i, chinese: /收|扣/, oneWay: true },
  { english: /\bunique\b/i, chinese: /唯一|不得同名/ },
  {
    english: /\b(?:not|no|none|never|cannot|nothing|without)\b/i,
    chinese: /[不没无未非勿别零绝免]|失败/,
    oneWay: true,
  },
  { english: /\busers?\b/i, chinese: /用户/ },
  { english: /\bmust\b/i, chinese: /(?<!不)必须|须|要/, oneWay: true },
  { english: /\brefus|\breject/i, chinese: /拒绝/ },
  { english: /\bfails?\b/i, chinese: /失败|异常/, oneWay: true },
  { english: /\bmore than\b/i, chinese: /(?<!不)超过/, oneWay: true },
  { english: /\bnever\b/i, chinese: /绝不|不会|不得|不参与|不要|请勿/, oneWay: true },
  { english: /\blast\b/i, chinese: /最后/ },
  { english: /\bany (?:APIv3|other (?:code|value))\b/i, chinese: /任何/, oneWay: true },
  { english: /\bmilliseconds?\b/i, chinese: /毫秒/ },
  { english: /\bseconds\b/i, chinese: /(?<!毫)秒/, oneWay: true },
  { english: /\bis after\b/i, chinese: /(?<!不)晚于/ },
  { english: /\bnot after\b/i, chinese: /不晚于/ },
  { english: /\bis before\b|\bolder than\b/i, chinese: /早于/ },
  { english: /\bcapitals\b/i, chinese: /大写/ },
  { english: /\bwrong (?:signature|on purpose)/i, chinese: /错误|不正确/, oneWay: true },
  { english: /\ball of\b.*\btogether\b/i, chinese: /总价|总额|合计/, oneWay: true },
  { english: /\bidentical\b/i, chinese: /相同|一致/, oneWay: true },
]

/** English has many words that become a negation in Chinese. */
const NEGATION: Term = {
  english:
    /\b(?:not|no|none|never|cannot|nothing|without|only|single|other|omit\w*|un\w+|in(?:valid|correct)\w*|missing|wrong|refus\w*|reject\w*|fail\w*|clos\w+|empty|forged|exactly|differ\w*|may|free|less|else|instead|even|several|again|within|expired?|at most|beyond|too|down|late)\b/i,
  chinese: /[不没无未勿别绝]/,
}

/** The terms that only one of two texts has, each by its English. Code counts for neither. */
export function termsThatDiffer(english: string, chinese: string): string[] {
  const [e, c] = [withoutCode(english), withoutCode(chinese)]
  const differing = TERMS.filter((term) => {
    const [inEnglish, inChinese] = [term.english.test(e), term.chinese.test(c)]
    return (inEnglish && !inChinese) || (inChinese && !inEnglish && !term.oneWay)
  })
  const negated = NEGATION.chinese.test(c) && !NEGATION.english.test(e) ? ['no negation'] : []
  return [...differing.map((term) => `${term.english.source} ↔ ${term.chinese.source}`), ...negated]
}

function withoutCode(text: string): string {
  return text
    .replaceAll(/^```[^]*?\n```/gm, ' ')
    .replaceAll(/`[^`]*`/g, ' ')
    .replaceAll(/\w+\.\w+/g, ' ')
}
