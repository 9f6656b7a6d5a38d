import { historyParameters } from '../launch/claims.ts'
import { registrationFeatures, type FeatureNeeds, type RegistrationFeature } from './features.ts'
import type { RegistrationVendor } from './vendors.ts'

/** Everything that these features need of such a platform together, each thing once. */
export function needsOf(
  features: Iterable<RegistrationFeature>,
  { scopesBeside = {}, customParameters = {} }: RegistrationVendor,
): Required<FeatureNeeds> {
  const switchedOn = [...new Set(features)]
  const needs = switchedOn.map((feature): FeatureNeeds => registrationFeatures[feature])
  const beside = (scope: string) => (scopesBeside[scope] === undefined ? [] : [scopesBeside[scope]])
  const parameters = [
    historyParameters,
    ...needs.map((need) => need.customParameters),
    ...switchedOn.map((feature) => customParameters[feature]),
  ]
  return {
    scopes: distinct(
      needs.flatMap(({ scopes = [] }) => scopes).flatMap((scope) => [scope, ...beside(scope)]),
    ),
    claims: distinct(needs.flatMap(({ claims = [] }) => claims)),
    messages: distinct(needs.flatMap(({ messages = [] }) => messages)),
    placements: distinct(needs.flatMap(({ placements = [] }) => placements)),
    customParameters: Object.fromEntries(parameters.flatMap((some = {}) => Object.entries(some))),
  }
}

const distinct = <T>(all: readonly T[]): T[] => [...new Set(all)]
