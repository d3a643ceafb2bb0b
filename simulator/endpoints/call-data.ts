// One call of an extensive answer, with exactly the fields that the request exposes.
import type { Gong } from '../endpoint.ts'
import { isReady } from '../readiness.ts'
import type { CallDetails, WireParty, WorldCall } from '../world.ts'
import { exposedContent } from './call-content.ts'
import { crmContext } from './call-context.ts'
import { metaData } from './call-meta-data.ts'
import type { ContentSelector, ExposedFields } from './content-selector.ts'

export function callData(gong: Gong, call: WorldCall, selector: ContentSelector) {
  const details = gong.company.details(call)
  const { content, interaction, collaboration, media, parties } = selector.exposedFields ?? {}
  const hasContext = (selector.context ?? 'None') !== 'None'
  return {
    metaData: metaData(gong, call),
    ...(hasContext && { context: crmContext(details.context, selector) }),
    // Gong knows no parties of some imported calls, and then leaves the key out.
    ...(parties && details.parties && { parties: details.parties.map(partyFor(selector)) }),
    ...(!details.withoutInsights && {
      ...exposedContent(details.content, content, isReady(call, 'spotlight', gong.clock.nowMs())),
      ...exposedInteraction(details, interaction),
    }),
    ...(collaboration?.publicComments && {
      collaboration: { publicComments: publicComments(gong, details) },
    }),
    ...(media && { media: mediaUrls(gong, call) }),
  }
}

/** A party without CRM records has an empty context, never a missing one. */
function partyFor(selector: ContentSelector) {
  return (party: WireParty) => ({ ...party, context: crmContext(party.context, selector) })
}

function exposedInteraction(
  { interaction }: CallDetails,
  shown: ExposedFields['interaction'],
): object {
  if (!shown) return {}
  const exposed = {
    ...(shown.speakers && { speakers: interaction.speakers }),
    ...(shown.personInteractionStats && { interactionStats: interaction.interactionStats }),
    ...(shown.video && { video: interaction.video }),
    ...(shown.questions && { questions: interaction.questions }),
  }
  return Object.keys(exposed).length > 0 ? { interaction: exposed } : {}
}

function publicComments({ calendar }: Gong, { publicComments: comments }: CallDetails) {
  return comments.map(({ postedMs, inReplyTo, duringCall, ...comment }) => ({
    ...comment,
    posted: calendar.iso(postedMs, 'milliseconds'),
    inReplyTo,
    duringCall,
  }))
}

/** Gong's are pre-signed and live eight hours. These lead nowhere: the simulator has no recordings. */
function mediaUrls(gong: Gong, { id, media }: WorldCall) {
  const url = (file: string) =>
    `${gong.url()}/media/${id}/${file}?X-Amz-Expires=28800&X-Amz-Signature=simulated`
  return {
    audioUrl: url('audio.mp3'),
    ...(media === 'Video' && { videoUrl: url('video.mp4') }),
  }
}
