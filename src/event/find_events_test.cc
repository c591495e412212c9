// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "event/events.h"
#include "event/hand_made.h"

namespace relata::event {
namespace {

using hand_made::told;
using hand_made::tree;

constexpr const char* predicates = R"(
[[frame]]
type = "ASSAULT"
pos = "verb"
actor = "subj"
recipient = "obj | in:obj"
senses = [ { lemma = "atacar", example = "A", expect = ">" }, { lemma = "bombardear", modes = ["aerial"], cameo = "195", example = "A", expect = ">" } ]
[[frame]]
type = "ASSAULT"
pos = "noun"
actor = "subj"
recipient = "prep:a/contra | obj"
senses = [ { lemma = "ataque", example = "A", expect = ">" } ]
[[frame]]
type = "AID"
pos = "verb"
actor = "subj"
recipient = "prep:a | iobj"
senses = [ { lemma = "enviar", when = ["obj in aid_goods"], example = "A", expect = ">" } ]
[[frame]]
type = "AGREE"
pos = "verb"
status = "promised"
actor = "subj"
recipient = "prep:a"
senses = [ { lemma = "prometer", example = "A", expect = ">" } ]
[[frame]]
type = "CONSULT"
modes = ["visit"]
pos = "noun"
actor = "subj"
recipient = "prep:a"
senses = [ { lemma = "visita", example = "A", expect = ">" } ]
[[frame]]
type = "CONSULT"
pos = "verb"
actor = "subj + prep:com"
recipient = "none"
senses = [ { lemma = "reunir-se", example = "A", expect = ">" } ]
[[frame]]
type = "REQUEST"
pos = "verb"
actor = "subj"
recipient = "prep:a"
senses = [ { lemma = "pedir", example = "A", expect = ">" } ]
[[frame]]
type = "NONE"
pos = "verb"
senses = [ { lemma = "atacar", when = ["obj in dispute"], example = "A", expect = ">" } ]
)";

std::string coded(const std::string& lines) {
  const lexicon::Language language = hand_made::language_with(predicates);
  const hand_made::Made made = tree(lines);
  return told(find_events(made.document, made.mentions, language));
}

TEST(FindEvents, Active) {
  EXPECT_EQ(coded("Rússia Rússia PROPN 2 nsubj _ @RUS\n"
                  "atacou atacar VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\n"
                  "Ucrânia Ucrânia PROPN 2 obj _ @UKR\n"),
            "ASSAULT RUS > UKR actual");
}

TEST(FindEvents, PassiveWithAgent) {
  EXPECT_EQ(coded("Kiev Kiev PROPN 3 nsubj:pass _ @UKR\n"
                  "foi ser AUX 3 aux:pass Mood=Ind|Tense=Past|VerbForm=Fin\n"
                  "bombardeada bombardear VERB 0 root VerbForm=Part\n"
                  "por por ADP 5 case _\n"
                  "tropas tropa NOUN 3 obl:agent _ @RUS:MIL\n"),
            "ASSAULT RUS:MIL > UKR actual");
}

TEST(FindEvents, PassiveWithoutAgentLeavesTheActorOpen) {
  EXPECT_EQ(coded("Kiev Kiev PROPN 3 nsubj:pass _ @UKR\n"
                  "foi ser AUX 3 aux:pass Mood=Ind|Tense=Past|VerbForm=Fin\n"
                  "atacada atacar VERB 0 root VerbForm=Part\n"),
            "ASSAULT  > UKR actual");
}

TEST(FindEvents, RelativeClauseTakesItsAntecedent) {
  EXPECT_EQ(coded("rebeldes rebelde NOUN 0 root _ @MLI:REB\n"
                  "que que PRON 3 nsubj PronType=Rel\n"
                  "atacaram atacar VERB 1 acl:relcl Mood=Ind|Tense=Past|VerbForm=Fin\n"
                  "soldados soldado NOUN 3 obj _ @FRA:MIL\n"),
            "ASSAULT MLI:REB > FRA:MIL actual");
}

TEST(FindEvents, PromiseTellsOneEventAndTakesItsContentsRecipient) {
  EXPECT_EQ(coded("Brasil Brasil PROPN 2 nsubj _ @BRA\n"
                  "prometeu prometer VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\n"
                  "enviar enviar VERB 2 xcomp VerbForm=Inf\n"
                  "alimentos alimento NOUN 3 obj _\n"
                  "a a ADP 6 case _\n"
                  "Cuba Cuba PROPN 3 obl _ @CUB\n"),
            "AGREE BRA > CUB promised");
}

TEST(FindEvents, PromiseOfViolenceIsAThreat) {
  EXPECT_EQ(coded("Irã Irã PROPN 2 nsubj _ @IRN\n"
                  "prometeu prometer VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\n"
                  "atacar atacar VERB 2 xcomp VerbForm=Inf\n"
                  "Israel Israel PROPN 3 obj _ @ISR\n"),
            "THREATEN IRN > ISR threatened");
}

TEST(FindEvents, NegationOnVerbAndSubject) {
  EXPECT_EQ(coded("Rússia Rússia PROPN 3 nsubj _ @RUS\n"
                  "não não ADV 3 advmod Polarity=Neg\n"
                  "atacou atacar VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\n"
                  "Ucrânia Ucrânia PROPN 3 obj _ @UKR\n"),
            "ASSAULT RUS > UKR actual not");
  EXPECT_EQ(coded("Nenhum nenhum DET 2 det PronType=Neg\n"
                  "soldado soldado NOUN 3 nsubj _ @RUS:MIL\n"
                  "atacou atacar VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\n"
                  "Ucrânia Ucrânia PROPN 3 obj _ @UKR\n"),
            "ASSAULT RUS:MIL > UKR actual not");
}

TEST(FindEvents, DenialOutranksThePlanInsideIt) {
  EXPECT_EQ(coded("Rússia Rússia PROPN 2 nsubj _ @RUS\n"
                  "negou negar VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\n"
                  "planejar planejar VERB 2 xcomp VerbForm=Inf\n"
                  "enviar enviar VERB 3 xcomp VerbForm=Inf\n"
                  "alimentos alimento NOUN 4 obj _\n"
                  "a a ADP 7 case _\n"
                  "Cuba Cuba PROPN 4 obl _ @CUB\n"),
            "AID RUS > CUB denied");
}

TEST(FindEvents, ReportativeConditionalIsHearsay) {
  EXPECT_EQ(coded("Rússia Rússia PROPN 3 nsubj _ @RUS\n"
                  "teria ter AUX 3 aux Mood=Cnd|VerbForm=Fin\n"
                  "atacado atacar VERB 0 root VerbForm=Part\n"
                  "Ucrânia Ucrânia PROPN 3 obj _ @UKR\n"),
            "ASSAULT RUS > UKR hypothetical");
}

TEST(FindEvents, FutureMeetingIsAnAgreement) {
  EXPECT_EQ(coded("Lula Lula PROPN 3 nsubj _ @BRA:GOV\n"
                  "se se PRON 3 expl _\n"
                  "reunirá reunir VERB 0 root Mood=Ind|Tense=Fut|VerbForm=Fin\n"
                  "com com ADP 5 case _\n"
                  "Boric Boric PROPN 3 obl _ @CHL:GOV\n"),
            "AGREE BRA:GOV,CHL:GOV >  planned");
}

TEST(FindEvents, NounWithItsLightVerbTellsOneVisit) {
  EXPECT_EQ(coded("ministro ministro NOUN 2 nsubj _ @PRT:GOV\n"
                  "fez fazer VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\n"
                  "uma um DET 4 det _\n"
                  "visita visita NOUN 2 obj _\n"
                  "a a ADP 6 case _\n"
                  "Angola Angola PROPN 2 obl _ @AGO\n"),
            "CONSULT PRT:GOV > AGO actual");
}

TEST(FindEvents, NounWithTwoOwners) {
  EXPECT_EQ(coded("ataque ataque NOUN 0 root _\n"
                  "de de ADP 3 case _\n"
                  "Israel Israel PROPN 1 nmod _ @ISR\n"
                  "a a ADP 5 case _\n"
                  "Gaza Gaza PROPN 1 nmod _ @PSE\n"),
            "ASSAULT ISR > PSE actual");
  EXPECT_EQ(coded("ataque ataque NOUN 0 root _\n"
                  "russo russo ADJ 1 amod _ @RUS\n"
                  "a a ADP 4 case _\n"
                  "Kiev Kiev PROPN 1 nmod _ @UKR\n"),
            "ASSAULT RUS > UKR actual");
}

TEST(FindEvents, BareNounRefersOnly) {
  EXPECT_EQ(coded("Após após ADP 3 case _\n"
                  "o o DET 3 det _\n"
                  "ataque ataque NOUN 4 obl _\n"
                  "recuou recuar VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\n"),
            "");
}

TEST(FindEvents, WhatIsAskedForIsNotToldTwice) {
  EXPECT_EQ(coded("Cuba Cuba PROPN 2 nsubj _ @CUB\n"
                  "pediu pedir VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\n"
                  "que que SCONJ 5 mark _\n"
                  "Brasil Brasil PROPN 5 nsubj _ @BRA\n"
                  "envie enviar VERB 2 ccomp Mood=Sub|Tense=Pres|VerbForm=Fin\n"
                  "alimentos alimento NOUN 5 obj _\n"),
            "REQUEST CUB > BRA requested");
}

TEST(FindEvents, BlockerSilences) {
  EXPECT_EQ(coded("Brasil Brasil PROPN 2 nsubj _ @BRA\n"
                  "atacou atacar VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\n"
                  "divergências divergência NOUN 2 obj _\n"
                  "com com ADP 5 case _\n"
                  "Cuba Cuba PROPN 3 nmod _ @CUB\n"),
            "");
}

TEST(FindEvents, CoordinatedActorsAreOneEvent) {
  EXPECT_EQ(coded("França França PROPN 4 nsubj _ @FRA\n"
                  "e e CCONJ 3 cc _\n"
                  "Mali Mali PROPN 1 conj _ @MLI\n"
                  "atacaram atacar VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\n"
                  "rebeldes rebelde NOUN 4 obj _ @MLI:REB\n"),
            "ASSAULT FRA,MLI > MLI:REB actual");
}

TEST(FindEvents, SilentSentenceSaysWhy) {
  const lexicon::Language language = hand_made::language_with(predicates);
  const hand_made::Made made = tree("atacou atacar VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\n");
  const Events events = find_events(made.document, made.mentions, language);
  EXPECT_TRUE(events.coded.empty());
  ASSERT_EQ(events.dropped.size(), 1u);
  EXPECT_EQ(events.dropped.front().reason, "pt:atacar#1: no party in any argument position");
}

}  // namespace
}  // namespace relata::event
