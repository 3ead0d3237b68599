import { connectionsContract } from "@firsthand/connect/connections/contract";
import { ingestContract } from "@firsthand/connect/ingest/contract";
import { attachmentsContract } from "@firsthand/engage/attachments/contract";
import { chatContract } from "@firsthand/engage/chat/contract";
import { conversationsContract } from "@firsthand/engage/conversations/contract";
import { documentsContract } from "@firsthand/engage/documents/contract";
import { peopleContract } from "@firsthand/engage/identities/contract";
import { importsContract } from "@firsthand/engage/imports/contract";
import { placesContract } from "@firsthand/engage/places/contract";
import { repliesContract } from "@firsthand/engage/replies/contract";
import { searchContract } from "@firsthand/engage/search/contract";
import { assistContract } from "@firsthand/engage/assist/contract";
import { webhooksContract } from "@firsthand/engage/webhooks/contract";
import { accessContract } from "@firsthand/govern/access/contract";
import { auditContract } from "@firsthand/govern/audit/contract";
import { consentContract } from "@firsthand/govern/consent/contract";
import { keepingContract } from "@firsthand/govern/keeping/contract";
import { privacyContract } from "@firsthand/govern/privacy/contract";
import { retentionContract } from "@firsthand/govern/retention/contract";
import { qualityContract } from "@firsthand/govern/quality/contract";
import { insightsContract } from "@firsthand/learn/insight/contract";
import { metricsContract } from "@firsthand/learn/metrics/contract";
import { pulseContract } from "@firsthand/learn/pulse/contract";
import { themesContract } from "@firsthand/learn/themes/contract";
import { readingContract } from "@firsthand/learn/reading/contract";
import { labellingContract } from "@firsthand/learn/labelling/contract";
import { taxonomyContract } from "@firsthand/learn/taxonomy/contract";
import { healthContract } from "@firsthand/platform/health/contract";
import { sampleContract } from "@firsthand/samples/contract";
import { attestationsContract } from "@firsthand/transform/attestations/contract";
import { maturityContract } from "@firsthand/transform/maturity/contract";
import { modelsContract } from "@firsthand/transform/models/contract";

/** All endpoints that the browser app asks, by module. */
export const contract = {
  access: accessContract,
  assist: assistContract,
  attachments: attachmentsContract,
  audit: auditContract,
  chat: chatContract,
  consent: consentContract,
  retention: retentionContract,
  privacy: privacyContract,
  conversations: conversationsContract,
  documents: documentsContract,
  people: peopleContract,
  places: placesContract,
  reading: readingContract,
  replies: repliesContract,
  search: searchContract,
  metrics: metricsContract,
  position: maturityContract,
  pulse: pulseContract,
  attestations: attestationsContract,
  models: modelsContract,
  connections: connectionsContract,
  imports: importsContract,
  ingest: ingestContract,
  insights: insightsContract,
  health: healthContract,
  keeping: keepingContract,
  labelling: labellingContract,
  quality: qualityContract,
  sample: sampleContract,
  themes: themesContract,
  taxonomy: taxonomyContract,
  webhooks: webhooksContract,
};
