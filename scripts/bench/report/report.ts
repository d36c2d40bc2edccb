/** The results as text for a terminal. */
import type { Memory } from '../measure/memory.js'
import type { Scaling } from '../measure/scaling.js'
import type { Start } from '../measure/start.js'
import type { Ratios, Throughput } from '../measure/throughput.js'
import type { Types } from '../measure/types.js'
import type { Validation } from '../measure/validation.js'
import type { Part } from '../options.js'
import type { Results } from '../results.js'
import { figure, table } from './table.js'

const sections: Record<Part, (results: Results) => [title: string, text: string]> = {
  throughput: ({ throughput = [], settings: { rounds, seconds, inFlight } }) => [
    `Throughput: medians of ${rounds} rounds of ${seconds} s, in turns`,
    throughputText(throughput, inFlight),
  ],
  start: ({ start, settings: { processes } }) => [
    `Start: medians of ${processes} fresh processes, in turns`,
    start ? startText(start) : '',
  ],
  memory: ({ memory }) => ['Memory, after garbage collection', memory ? memoryText(memory) : ''],
  scaling: ({ scaling, settings: { rounds, seconds } }) => [
    `Scaling of wechatpay-payscore: medians of ${rounds} rounds of ${seconds / 2} s, in turns`,
    scaling ? scalingText(scaling) : '',
  ],
  validation: ({ validation = [], settings: { rounds, seconds } }) => [
    `Validation of the body, 32 in flight: medians of ${rounds} rounds of ${seconds / 2} s, in turns`,
    validationText(validation),
  ],
  types: ({ types = [] }) => ['Types: tsc over 100 calls', typesText(types)],
}

export function report(part: Part, results: Results): string {
  return sections[part](results).join('\n\n')
}

function throughputText(all: readonly Throughput[], settings: readonly number[]): string {
  // Only a run with another build of this package has its ratios.
  const besides = all.some(({ ofBefore }) => ofBefore) ? ['÷ floor', '÷ peer', '÷ before'] : ['÷ floor', '÷ peer']
  const ratiosOf = ({ ofFloor, ofBestPeer, ofBefore }: Throughput, key: keyof Ratios): string[] =>
    [ofFloor, ofBestPeer, ofBefore].slice(0, besides.length).map((ratios) => ratio(ratios?.[key]))
  const tables = settings.map((inFlight) => {
    const rows = all
      .filter((one) => one.inFlight === inFlight)
      .map((one) => [
        one.isFloor ? `${one.client.name} = floor` : one.client.name,
        figure(one.callsPerSecond),
        ...ratiosOf(one, 'callsPerSecond'),
        figure(one.p50),
        figure(one.p99),
        figure(one.cpuPerCall),
        ...ratiosOf(one, 'cpuPerCall'),
        figure(one.serverCpuPerCall),
      ])
    const head = [`${inFlight} in flight`, 'calls/s', ...besides, 'p50 ms', 'p99 ms']
    return table([...head, 'CPU µs', ...besides, 'server µs'], rows)
  })
  const legend = [
    `${besides.join(', ')}: medians of the ratios of each round to the floor, to the best peer that verifies${besides.length > 2 ? ', and to the other build' : ''}.`,
    'CPU: of the client for one call, all its threads; server: of the server beside it.',
  ]
  return [...tables, legend.map((line) => `  ${line}`).join('\n')].join('\n\n')
}

function startText({ imports, firstResponses }: Start): string {
  const importOf = (name: string): number => imports.find((one) => one.name === name)?.duration ?? Number.NaN
  const responseOf = (client: string): number =>
    firstResponses.find((one) => one.client === client)?.sinceStart ?? Number.NaN
  const share = importOf('wechatpay-payscore') / importOf('wechatpay-axios-plugin')
  const ahead = responseOf('payscore') / responseOf('axios-plugin')
  return [
    table(
      ['import', 'ms', 'since process start ms'],
      imports.map(({ name, duration, sinceStart }) => [name, figure(duration, 1), figure(sinceStart, 1)]),
    ),
    target(`at most 1/3 of wechatpay-axios-plugin's: ${share.toFixed(2)}`, share <= 1 / 3),
    '',
    table(
      ['first verified response', 'since process start ms'],
      firstResponses.map(({ client, sinceStart }) => [client, figure(sinceStart, 1)]),
    ),
    target(`ahead of wechatpay-axios-plugin: ${ahead.toFixed(2)} of its time`, ahead < 1),
  ].join('\n')
}

function memoryText({ perCall, points, slope }: Memory): string {
  return [
    table(
      ['a call in flight holds', 'heap KiB', 'external KiB', 'RSS KiB'],
      perCall.map(({ client, heapUsed, external, rss }) => [client, kib(heapUsed), kib(external), kib(rss)]),
    ),
    '',
    table(
      ['calls of wechatpay-payscore', 'heap KiB'],
      points.map(({ calls, heapUsed }) => [calls.toLocaleString('en-US'), kib(heapUsed)]),
    ),
    `  slope: ${slope.toFixed(2)} bytes for each call`,
  ].join('\n')
}

function scalingText({ inFlight, items }: NonNullable<Results['scaling']>): string {
  const row = (name: number, { callsPerSecond, p50, p99, cpuPerCall }: Scaling): string[] => [
    String(name),
    ...[callsPerSecond, p50, p99, cpuPerCall].map((value) => figure(value)),
  ]
  const head = ['calls/s', 'p50 ms', 'p99 ms', 'CPU µs']
  return [
    table(
      ['in flight', ...head],
      inFlight.map((one) => row(one.inFlight, one)),
    ),
    '',
    table(
      ['post_payments, 32 in flight', ...head],
      items.map((one) => row(one.items, one)),
    ),
  ].join('\n')
}

function validationText(all: readonly Validation[]): string {
  const rows = all.map(({ items, bytes, ratio, checked, unchecked, parse, validate, share }) => [
    `${items} post_payments, ${bytes} bytes`,
    ratio.toFixed(2),
    figure(checked),
    figure(unchecked),
    figure(parse),
    figure(validate),
    percent(share),
  ])
  const head = ['body', 'calls/s on ÷ off', 'CPU µs on', 'off', 'parse µs', 'validate µs', 'share of CPU']
  return [
    table(head, rows),
    ...all.map(({ items, share }) => target(`under 2 % with ${items} post_payments: ${percent(share)}`, share < 0.02)),
  ].join('\n')
}

function typesText(all: readonly Types[]): string {
  return table(
    ['program', 'instantiations', 'types', 'check s', 'total s', 'memory MiB'],
    all.map(({ name, instantiations, types, checkTime, totalTime, memory }) => [
      name,
      instantiations.toLocaleString('en-US'),
      types.toLocaleString('en-US'),
      checkTime.toFixed(2),
      totalTime.toFixed(2),
      figure(memory / 1024),
    ]),
  )
}

function ratio(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(2)
}

function kib(bytes: number): string {
  return figure(bytes / 1024, 1)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function target(text: string, met: boolean): string {
  return `  target ${text} (${met ? 'met' : 'MISSED'})`
}
