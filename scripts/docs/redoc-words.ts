/** Redoc's own words in Chinese. Redoc 3.0.1 is prepared for other languages, and its free edition comes with none. */

/** The words that Redoc passes to its `translate`, by their English. */
const WORDS = {
  'Search ': '搜索 ',
  Request: '请求',
  Response: '应答',
  Responses: '应答',
  'Callback Request': '回调请求',
  'Callback Response': '回调应答',
  Payload: '请求体',
  Body: '报文主体',
  'Request Body': '请求体',
  Headers: '头部',
  Path: '路径参数',
  Query: '查询参数',
  Security: '认证方式',
  'View security details': '查看认证方式',
  'HTTP Authorization Scheme': 'HTTP 认证方案',
  Servers: '域名',
  Operations: '接口',
  Overview: '概述',
  License: '许可',
  Webhook: '回调通知',
  required: '必填',
  deprecated: '已废弃',
  Default: '默认值',
  Example: '示例',
  Examples: '示例',
  'Show example': '展开示例',
  'Hide example': '收起示例',
  Enum: '枚举值',
  Value: '固定值',
  Recursive: '递归',
  'additional property': '未列出的字段',
  'Show pattern': '展开正则',
  'Hide pattern': '收起正则',
  Show: '展开',
  Hide: '收起',
  more: '更多',
  'Show more': '展开',
  'Show less': '收起',
  details: '详情',
  'More details': '详情',
  array: '个数组元素的',
  property: '个字段',
  properties: '个字段',
  'Expand all': '全部展开',
  'Collapse all': '全部收起',
  Copy: '复制',
  'Copied!': '已复制',
  'Copy to clipboard': '复制到剪贴板',
  'Copy for LLM': '复制给大模型',
  'Copy page as YAML for LLMs': '将本页复制为 YAML，供大模型使用',
  'More actions': '更多操作',
  'No content': '无内容',
  'No request payload': '无请求体',
  'No response sample': '无应答示例',
  'Payload media type': '请求体的媒体类型',
  'Request media type': '请求的媒体类型',
  'Response media type': '应答的媒体类型',
  'Request sample': '请求示例',
  'Response sample': '应答示例',
  'Open in new tab': '在新标签页打开',
  variables: '变量',
  'Loading...': '加载中……',
  'Link to this section': '本节的链接',
  'Hide sidebar': '收起侧栏',
  'Show sidebar': '展开侧栏',
  'Switch to single column': '切换为单栏',
  'Switch to two columns': '切换为双栏',
  'Single column': '单栏',
  'Two columns': '双栏',
  'No items found': '没有匹配项',
  'Search items': '搜索',
  "There's no page at": '没有这个页面：',
  'No page at this address': '没有这个页面',
  'It may have been moved or deleted.': '它可能已移动或删除。',
  'Back to docs': '返回文档',
}

/** What Redoc does not translate: a piece of its code, with the same piece in Chinese. Each occurs once. */
const PIECES: readonly (readonly [english: string, chinese: string])[] = [
  ['placeholder:`Search docs...`', 'placeholder:`搜索文档……`'],
  ['children:`Searching...`', 'children:`搜索中……`'],
  ['children:`No results`', 'children:`没有结果`'],
  ['children:`Search endpoints, schemas, and more...`', 'children:`搜索接口、字段、错误码……`'],
  ['text:`to navigate`', 'text:`选择`'],
  ['text:`to select`', 'text:`打开`'],
  ['text:`to exit`', 'text:`退出`'],
  [
    'variant:`secondary`,size:`small`,onClick:e,children:`Cancel`',
    'variant:`secondary`,size:`small`,onClick:e,children:`取消`',
  ],
  ['=`request fields`,', '=`请求字段`,'],
  ['return`response fields`', 'return`应答字段`'],
  ['=`request body`,', '=`请求体`,'],
  ['=`schema fields`,', '=`字段`,'],
  ['=`description`,', '=`说明`,'],
  ['(`characters`,e.minLength', '(`个字符`,e.minLength'],
  ['(`items`,e.minItems', '(`项`,e.minItems'],
  ['`non-empty`', '`非空`'],
  ['===1?`Value`:`Enum Value`', '===1?`固定值`:`枚举值`'],
  ['===1?`Value:`:`Enum:`', '===1?`固定值：`:`枚举值：`'],
  ['children:`Description`})]', 'children:`说明`})]'],
  ['=`One of:`,', '=`以下之一：`,'],
  ['=`Any of:`,', '=`以下任意：`,'],
  ['ONE_OF:`One of:`,ANY_OF:`Any of:`', 'ONE_OF:`以下之一：`,ANY_OF:`以下任意：`'],
  ['lang:`json`,title:`Payload`', 'lang:`json`,title:`请求体`'],
  ['children:`API docs by`', 'children:`文档工具`'],
]

/** Redoc's place for translations. It returns the English word. */
const STUB = 'translate:(e,t)=>(typeof t==`string`?t:t?.defaultValue)||e||``'

/** @throws Error that names a piece that this version of Redoc does not have exactly once */
export function withChineseWords(html: string): string {
  const translate = `translate:(e,t)=>{const w=(typeof t==\`string\`?t:t?.defaultValue)||e||\`\`,c=${JSON.stringify(WORDS)};return e&&Object.hasOwn(c,w)?c[w]:w}`
  return [[STUB, translate] as const, ...PIECES].reduce((page, [english, chinese]) => {
    const [before = '', ...after] = page.split(english)
    if (after.length !== 1)
      throw new Error(
        `Redoc has this ${after.length} times instead of once, see scripts/docs/redoc-words.ts: ${english}`,
      )
    return before + chinese + (after[0] ?? '')
  }, html)
}
