import type { LexiconSource } from "./lexicon.ts";

/** English, written by hand: words of customer service, of talk online, and common words of praise and blame. */
export const english: LexiconSource = {
  language: "en",
  valence: [
    [
      3,
      `adore* ador* astonish* awe-inspiring blissful breathtak* charming delight* ecstatic elated enchant* exceptional*
      exhilarat* exquisite extraordinar* fascinat* fantabulous glorious* heavenly hilarious* jubilant magnific* masterpiece*
      mesmeri* miracle* miraculous* overjoyed phenomenal* priceless remarkabl* splendid* stunning* sublime super_happy
      superior terrific* triumph* unbeatable unforgettable euphori* yesss yess`,
    ],
    [
      2,
      `accomplish* achiev* admir* advantage* affection* amus* applau* appeal* appreciative attractive authentic award awards
      awarded beauties beauty benefit* blossom* brave* bravo breakthrough bright brightens brighter bonuses calm calming
      captivat* cheer cheered cheerful* cherish* comfort* compassion* compliment* confident* considerate cosy cozy courag*
      creative* dazzl* dedicated delicate deserved* dream dreamy dreams eager* earnest effective* elegan* empower* encourag*
      endear* energetic engaging enthusias* entertain* excell* fabulous* fair_play faith faithful fancy fascinating
      favorable festive finest flatter* flawless* flourish* fond freedom friendlier friendship* fulfil*
      funnier funniest generosity gentle gift gifted gladly goodness good-looking grace graceful gracious gratitude
      greatest greatness grateful* greatly handsome handy happier happiest happily happiness harmon* heartwarming heartfelt
      helping heroic heroes honest honesty honor honored honour honoured hopefully hug hugs humor humorous humour ideal immaculate
      impeccabl* impressive* inclusive incentive* innovat* inspired inspiration* intelligent interesting intuitive joke_of
      jolly joyful* joyous* keen kindest kindness laughed liked likes lively loving* loyal* luck luckily luv luxur* luvly
      magic magical merry mercy neat nicer nicest nifty optimis* outstanding* paradise passion* patience peace* perfection
      playful pleasant* pleasing pleasur* polished popular positive* positivity praise* pretty_good pretty_cool priceless
      privilege* progress promising prosper* protected proudly quality_service radiant reassur* refresh* rejoic* relax*
      relief reliev* remarkable rescued reward* rock_star romantic sexy satisf* savvy secure sensational sharp shine shining
      sincere* skilled skillful smart_move soothing sparkl* spirited stable stellar strong stronger succeed* success*
      suitable sunny sunshine superstar supportive surprise_for surpassed sweetest sweetheart sympath* talent* tender
      thankfully thrill* thumbs_up thx_for timely tolerant top_class touching tremendous* trendy triumph true_love trust
      trusted trustworthy truthful unique upbeat uplift* valuable valued vibrant victor victories victory vigor vivid
      warm warmest warmly warmth wealth* well_worth wholesome wins wisely wish_you_all witty wonders worthwhile
      worthy wowed yummm yayy yaay xoxo xx xxx can't_stop_smiling so_good so_nice so_cool so_cute so_proud so_glad
      good_one good_morning good_job great_time good_time good_day nice_one nice_job rocks you_rock game_changer
      made_my_day made_our_day made_me_smile best_friend best_wishes happy_to hope_you have_fun had_a_great had_a_good
      a_blast can't_complain cannot_complain congratz congrat`,
    ],
    [
      1,
      `active advanced afford agree agreed approv* assured attract* available_now balanced bestseller bless_you capable
      care_about cares caring champion* classic clever confirmed_working cute_little definitely_worth discount* ease eased
      enjoying exclusive* exploring fan-favorite fashionable feature_i_love feeling_good finally fixed_it fitting focused
      glow grand grow growing hah heh hehe hot_deal i_like improves improving jackpot like_this like_the like_it like_that
      light_hearted looking_good natural_beauty new_album opportun* peaceful perfect_timing perk* pray prayers precious
      prefer* prettier prettiest protect* refund_received resolve_quickly robust saved_me shiny shout_out
      shoutout skill skills solid_work special_thanks stylish sure_thing survived tops_my treat treats tribute
      upgrade_worth vital welcomed welcoming wish_luck wooo yep_love yummo let's_go lets_go bring_it woot`,
    ],
    [
      -1,
      `absent absurd ache aches aching afraid aggress* alarm_bells alone anti anxi* apath* apolog* argu* ashes avoid* awkward
      ban banned bans barrier* beg begging biased bitter* bleak blind bloody blunder* bother* breach* burden* burn* cancer
      challeng* chaos chaotic cheap cheaply coward* clash* collaps* complicat* concern* conflict* confront* contradict*
      crack cracked cramp* critici* critique curse* cut_off damage damages darkness deadlock* debt debts decline*
      deficit* degrad* demoralis* denial* deplor* deprived deserted danger* destroy* destruct* dang dumb* hater haters condemn* postpone* boo booed negativ* assault* suspend* detain* deterred devastat* difficult* dilemma* dirt
      disabled disadvantage* disagree* disapprov* discard* discomfort discontinu* discourag* discrimin* dismiss* disput*
      disrespect* disrupt* dissent distract* distress* disturb* drained dread* dropped drown* drunk dull dump dumped
      enem* envious envy erratic evict* excluded exhaust* expos* fake* fall_apart fatigue* fear*
      fed fever fine_print fined flaw* flop* flu forget forgot forgotten foul fright* gloom* glum grave* greed* grief
      grieve* grim grumpy guilt* gross hack* harass* hardship* harm* harsh* haunt* headache* heartbr* heartless hesita* hinder*
      homesick hopeless* hostil* hung hunger hungry hurricane hurtful ill illegal illness immoral impatient impossib*
      inadequate inappropriate inconsisten* inconvenien* indifferent ineffect* inefficien* inferior injustice* insane
      insecure insensitive insult* interrupt* invalid irrational irrespons* irritat* isolated jail* jealous* jeopard*
      junk lament* laughable lazy leak* lonely long_wait loneliness lone lousy mistake* misunderst* mock* monster* moody
      mourn* muddle* naive nast* neglect* nerve* numb obnoxious obsolete offend* offensive oppress* outage* overdue
      overload* overreact* pain pains painful painfully panic* paranoi* penalt* peril pest* petty pessimis* poison* pollut* poor_thing poverty
      powerless prejudic* pressur* prison* prosecut* protest* punish* puzzl* questionable rage raging rant* rash reckless
      refus* regret* reject* resent* resign* restrict* retard* revenge* riot* risk* rob robbed robs rot rotten ruin* sadden*
      sadness scandal* scare* scary scold* scream* severe severely shabby shaky shock* shoot* shortage* shy sin sinister skeptic*
      slam* sleepless slump* smell_of sorrow* spam* spite* stab stabbed stabbing stall* starv* strain* strand* strange stress* strict
      strike strikes struggl* stuck_in stunk subpar suffer* suicid* suspect* suspicious swear* sword tear* tears tense
      tension* thirsty threat tired_from torture* toxic trap trapped tragic* traged* traitor* tremble* tricked troubl*
      ugh unacceptab* unaccept* unaware unbear* uncertain* uncomfort* underestimat* undermin* unemploy* uneasy unequal
      unfair* unfortunate* unfriendly unhealthy unimpress* uninterested unjust unlucky unpaid unpleasant* unprepared unsafe
      unstable unsupported untrue unwanted unwell unwilling vague verdict vicious vulgar vulnerab* warning* wary weak weaker
      weakness* weary weep* weirdo whin* withdraw* worsen* wound* wreck* yawn yell* zombie missing_out nope blah
      damnit grr grrr argh aargh ughh idk_why can't_sleep rip heartache cringe* yuck* ew eww smelly stink* stank gutted
      not_cool not_fair not_nice not_fun not_funny no_fun too_bad so_bad feel_sick feeling_sick so_tired sick_of_this
      who_cares shut_down let_go called_off no_more ran_out run_out never_got`,
    ],
    [
      3,
      `amazin* amazing* awesome* brilliant* excellent* fabulous* fantastic* flawless* impeccable incredible* outstanding
      perfect perfectly phenomenal stellar superb superbly wonderful* delighted delightful* love loved loves lovin*
      loving lovely epic legend legendary magnificent marvel* sensational spectacular thrilled top_notch world_class
      five_stars life_saver lifesaver best_ever the_best hats_off above_and_beyond blown_away well_done
      great_job good_job great_work good_work can't_wait cannot_wait cant_wait can_not_wait so_excited so_happy
      highly_recommend* love_it i_love love_you love_this in_love stoked pumped hyped`,
    ],
    [
      2,
      `great good nice nicely happy glad pleased satisfied enjoy* enjoyed enjoyable fun funny cool sweet beautiful*
      gorgeous cute helpful friendly polite courteous kind kindly professional* efficient* prompt promptly reliable
      responsive seamless smooth smoothly recommend* impress* appreciate* appreciated grateful thankful thanks thank
      thank_you thanx thx ty tysm tyvm cheers kudos congrats congratulations congratulate proud blessed lucky excited
      exciting excite* yay woohoo woo hooray hurray wow yum yummy delicious tasty win winner winning won wins
      wonder best better well_deserved celebrat* welcome hope hopeful looking_forward look_forward beloved favorite
      favourite fav fave thumbs_up user_friendly easy_to_use good_luck happy_birthday good_times had_fun as_promised
      sorted resolved solved fixed refunded speedy spotless generous genius gem hero bless joy smile* smiling laugh*
      inspir* worth_it worth_every solid classy comfy comfortable dope sick_deal bargain hilarious haha hahaha`,
    ],
    [
      1,
      `ok_now lol lmao easy easily fast quick quickly fresh clean clear thx decent fine reasonable affordable not_bad no_problem no_problems no_worries no_issues works_great
      works_well working_now interesting helped helps improve* improved improvement gift bonus
       festival vacation holiday birthday premiere celebrate yes yeah yep smart useful
      convenient safe accurate support hopefully excited_for`,
    ],
    [0, `kind_of kind_a victor growing debt grand support agree hard expose apologize`],
    [
      -1,
      `slow slowly wait waited waiting delay* late missing confus* complicated difficult hard issue* unclear expensive
      pricey costly overpriced noisy dirty stuck still_waiting no_longer not_sure unfortunately unable bug buggy glitch*
      lag laggy error* unresponsive cancel cancelled canceled cancelling queue* old_fashioned mediocre meh alas
      ignored ignore* boring bored tired sick weird sore wtf smh sigh ugh unsure doubt* pity lacks lack lacking trouble*
      problem* miss missed dumb hmm worry worried nervous cold rain blame* accus* deny denied denies against
      controversy controvers* arrested crash crash* injur* lose losing lost loses loss cry crying hurt hurts`,
    ],
    [
      -2,
      `bad poor poorly broken break_down broke broken_down fail* faulty defective damaged useless unhelpful unacceptable
      unprofessional unreliable annoy* frustrat* disappoint* angry upset* mad sad sadly unhappy dissatisf* complain*
      complaint* rude rudely impolite ridiculous stupid* idiot* pathetic joke_of nonsense rubbish crap crappy lousy
      shoddy waste wasted wasting overcharg* double_charged ripped_off rip_off ripoff scam* fraud* liar* lie lied lies
      lying mislead* deceiv* cheat* stolen stole steal refuse* refused rejected hang_up hung_up fed_up sick_of tired_of
      no_response no_reply no_answer never_again let_down letdown let_me_down let_us_down not_working not_work
      doesn't_work doesnt_work does_not_work don't_work won't_work isn't_working stopped_working stop_working
      not_happy not_impressed not_good not_great not_right not_acceptable no_help no_idea down_again still_down
      still_not still_no still_nothing still_haven't for_hours for_ages too_long too_slow so_slow very_slow
      waste_of all_day_waiting what_a_joke a_joke such_a_joke out_of_order nightmare* shame shameful ashamed sham
      incompeten* incapable clueless careless negligen* mess messed messed_up screwed screwing screw_up crashes
      crashing freezes freezing frozen unusable corrupt* racist* racism sexist bigot* hypocri* disgrac* embarrass*
      pissed pissing bullshit bs shit shitty damn dammit goddamn hell suck sucks sucked sucking lame hate_when ass
      trash garbage dumbass moron* loser losers ugly kill* killed killing murder* dead death die died dies dying
      terror* attack* bomb* war victim* threat* threaten* violen* abuse* abusive sue sued suing worse no_one_cares
      dont_care don't_care doesn't_care couldn't_care won't_let cant_even can't_even wrong wrongly cannot_believe
      kicked_out shut_up i_can't_stand can't_stand cant_stand couldn't_log can't_log cant_log can't_get cant_get
      can't_access cannot_access can't_find cannot_find can't_even_log won't_load won't_open won't_start won't_turn`,
    ],
    [
      -3,
      `terrible terribly horrible horribly horrif* horrendous awful awfully worst disgust* atrocious appalling appalled
      dreadful abysmal disaster* furious fuming outrag* despicable hate hated hates hating hatred worthless vile evil
      fuck fucked fucker* fucking fuckin fck wtf_is stfu bitch* bastard* asshole* cunt* dickhead* despis* fml shite piece_of_shit
      thieves thief crooks criminals robbery daylight_robbery worst_ever the_worst avoid_at_all stay_away rape* rapist*
      nazi* disgrace absolute_joke complete_joke total_joke beyond_a_joke ripping_off living_hell genocide massacre`,
    ],
  ],
  negators: `not no never none neither nor cannot can't cant don't dont doesn't doesnt didn't didnt isn't isnt wasn't wasnt
    aren't arent weren't werent won't wont wouldn't wouldnt couldn't couldnt shouldn't shouldnt hasn't hasnt haven't
    havent hadn't hadnt ain't aint without hardly barely rarely nothing nobody n't`,
  negatedFromBehind: false,
  intensifiers: `very really so too extremely absolutely totally completely incredibly super truly highly utterly
    insanely especially seriously fucking freaking damn bloody beyond pretty such massively deeply always ever most`,
  dampers: `slightly somewhat fairly kinda kind_of sort_of little bit less almost nearly quite maybe perhaps partly
    barely could might if would`,
  contrasts: `but however although though yet nevertheless except`,
  expected: `work works worked working respond* reply replied answer* arrive* arrived deliver* load loads loading open
    opens connect* respond accept* accepted receive* received get gets getting come came help helped care understand
    refund* fix resolve* access update* updated allow* let login log sign sync* play plays stream* show shows send sent
    worth possible enough clear any_better`,
  questions: `what what's when where which who whose why how how's is_there are_there is_it are_you do_you does_it does_the
    did_you can_i can_you can_we could_i could_you will_you will_it would_you would_it should_i have_you has_anyone
    any_idea any_chance anyone anybody any_update any_updates any_news wondering wonder_if is_this is_my is_your are_your
    do_i am_i may_i is_anyone how_long how_much how_many how_come`,
  openers: `is are was were do does did can could will would has have should any am isn't aren't doesn't won't`,
  requests: `please pls plz kindly help can_you could_you would_you will_you need_to need_a need_you need_your i_need
    we_need i_want i'd_like i_would_like want_to_know let_me_know send_me tell_me give_me call_me contact_me reply
    respond assist assistance advise advice explain confirm_if fix_this fix_it fix_your fix_the sort_it sort_this
    sort_out sort_your refund_me i_demand i_expect looking_for where_is check_my dm_me dm'd dmed dm_sent get_back_to_me
    someone_help wish_you wish_there really_needs please_add should_add get_someone need_help trying_to someone_to how_do_i how_can_i how_to get_it_together pick_up answer_me`,
  problems: `not_working doesn't_work doesnt_work does_not_work don't_work won't_work isn't_working stopped_working can't
    cant cannot unable won't wont broken error* issue* problem* trouble* fail* missing never_received haven't_received
    not_received still_waiting waiting_for been_waiting on_hold delayed late lost damaged wrong overcharg* charged
    double_charged crash* crashing freezing outage down no_internet no_service no_signal locked_out hacked scam* fraud*
    cancel* complain* complaint* refund* stuck slow glitch* bug unacceptable disappointed frustrat* worst terrible awful
    horrible useless ridiculous rude disgust* no_response no_reply still_no still_not still_nothing keeps keep_getting
    hasn't_arrived not_arrived hasn't_been haven't_been didn't_get didn't_receive never_arrived never_got nobody no_one
    never_again waste ripped hung_up disconnected expired declined rejected poor_service bad_service fix`,
  thanks: `thanks thank thx thank_you ty cheers appreciate* sorted resolved solved fixed works_now working_now got_it
    great_service great_job well_done no_worries never_mind nevermind all_good all_set okay ok perfect`,
  functions: {
    finance: `refund* invoice* bill bills billed billing charge charged charges overcharg* payment* paid pay paying
      direct_debit bank credit_card debit_card receipt* fee fees deposit money_back my_money reimburs* interest_rate
      statement balance installment* vat`,
    commerce: `order orders ordered deliver* delivery shipping shipped ship parcel* package* courier tracking checkout
      basket cart return_label returns returned stock in_stock out_of_stock sold_out exchange item items size wrong_item
      dispatch* dispatched pre-order preorder* purchase* purchased store shop shipment seller`,
    product: `bug bugs feature* app update* updated version crash* crashing glitch* firmware interface design usability
      software ios android beta release ui layout would_be_great wish_you wish_there please_add you_should_add
      suggestion* compatib* quality recipe ingredient* battery hardware model`,
    sales: `price prices pricing quote how_much buy buying purchase_a upgrade upgrading plan plans offer offers deal deals
      interested_in demo trial subscribe subscription new_customer sign_up switch_to switching_to available_in
      availability sell salesperson sales discount_for business_account`,
    marketing: `campaign* promo promotion* promotional newsletter* competition giveaway contest loyalty reward rewards
      points coupon* voucher* discount_code promo_code sponsor* event influencer* collab* collaboration brand branding
      unsubscribe marketing_emails`,
    advertising: `ad ads advert* advertis* commercial commercials billboard* your_ad your_ads sponsored_post targeted_ads
      tv_spot banner banners jingle`,
    public_relations: `journalist* reporter* press press_release press_office media_enquir* media_inquir* interview_with
      spokesperson spokesman spokeswoman scandal* boycott* public_statement comment_on newspaper documentary broadcaster
      editorial media_relations shareholders apologise_publicly public_apology`,
    legal: `lawyer* attorney* solicitor* legal legally lawsuit* sue suing sued court small_claims gdpr privacy
      data_protection my_data personal_data delete_my_data terms_and_conditions copyright trademark* patent* illegal*
      ombudsman trading_standards consumer_rights consumer_protection liability breach regulator* contract_law warranty_law`,
    people: `job jobs vacancy vacancies hiring career* recruit* recruiter cv resume job_interview work_for_you
      working_for_you employer employee* internship apprentice* salary salaries wages your_staff_are_treated hr
      apply_for_a position_open former_employee unpaid_overtime union`,
    research: `survey* questionnaire* feedback_form study research researcher* thesis dissertation focus_group poll
      respondent* data_set university_project student_project`,
    care: `help support customer_service customer_care customer_support service account login log_in password locked_out
      reset agent representative rep call_centre call_center on_hold complaint* complain* problem* issue* outage
      not_working doesn't_work broken internet wifi signal connection router cancel* appointment technician booking
      flight luggage baggage seat reservation ticket replace* replacement repair* warranty`,
  },
  substance: `refunded we've_refunded i've_refunded have_refunded credited replaced cancelled_your fixed resolved updated_your sent_you
    we've_sent i've_sent have_sent has_been have_been will_be will_send will_receive you'll_receive you_will_receive
    i've_passed we've_passed passed_this passed_on forwarded escalated reported_this logged raised_a opened_a team_is
    working_on engineers scheduled arranged available until because due_to as_the in_order_to you_can you_could
    you'll_need you_need_to go_to head_to click tap select open_the settings try restart reset reboot uninstall reinstall
    sign_out log_out clear_your update_your enable disable unplug turn_off turn_on follow_these steps article guide here's
    this_page this_link opening_hours opens closes business_days working_days hours within by_the expected estimated
    includes included costs price currently we_don't we_do we_offer we_are_not_able isn't_available is_available
    not_available only_available yes it's_possible it_is_possible it_means this_means means eligible policy
    starting starts ends from_the rolled_out released restored confirmed correct that's_because will_arrive delivered_by
    apply use_code valid expires store_manager local_store sold stock restock instead`,
  redirects: `dm_us dm_me send_us_a_dm send_a_dm a_dm via_dm by_dm in_dm dm dms direct_message private_message pm_us pm
    message_us private_messages inbox_us follow_us follow_and contact_us email_us e-mail_us call_us give_us_a_call reach_out_to_us
    get_in_touch chat_with_us give_us_a_shout send_us send_over provide_us share_your confirm_your let_us_know
    let_me_know reach_us visit_us fill_out drop_us look_into take_a_look we'd_like_to_help happy_to_help like_to_help
    love_to_help here_to_help glad_to_help able_to_assist further_assist assist_you help_you look_at_this more_details
    more_info more_information additional_details further_details your_details account_number order_number phone_number
    email_address confirmation_number tell_us_more what's_going_on what's_happening`,
  courtesies: `thanks thank_you thanks_for sorry apologies apologise* apologize* we_understand i_understand frustrat*
    inconvenience appreciate* hello hi hey good_morning good_afternoon good_evening welcome you're_welcome no_problem
    no_worries have_a_great have_a_nice have_a_good cheers glad_to_hear great_to_hear happy_to_hear sorry_to_hear
    for_reaching_out for_contacting for_letting for_your_feedback hear_that hear_about hear_this patience concern
    concerns enjoy regards glad awesome anytime`,
};
