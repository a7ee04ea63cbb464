"""Portuguese: openings of a letter, and the ways of arranging, thanking, asking, offering, introducing, congratulating, selling."""

from __future__ import annotations

from typing import Final

from analyzer.cues.rules import A_NUMBER, NO_PHONE, Cue, Language

_DAY: Final = (
    r"(?:amanhã|hoje(?: à noite)?|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|sábado|domingo|dia \d{1,2})"
)
_NOT: Final = (
    r"\b(?:não|nunca|desmarcar|cancelar|adiar|infelizmente|talvez|gostava|adorava|gostaria|conseguíamos|será que)\b"
)

PORTUGUESE: Final = Language(
    code="pt",
    greetings=("olá", "oi", "bom dia", "boa tarde", "prezado", "prezada", "caro", "cara"),
    cues=(
        Cue(
            "arranged_call",
            gate=r"(?:foi |gostei|falamos|ligo|até (?:am|seg|ter|qua|qui|sex|s|dom|dia)|combinado|marcad[oa] para|obrigad[oa] pel[oa] (?:al|ca|co|ch)|depois da nossa)",
            says=(
                r"\bmarcado (?:então )?(?:para|às)\b",
                r"\baté (?:amanhã|segunda|terça|quarta|quinta|sexta)(?: então)?,? (?:às|no|na|então)\b",
                r"\b(?:ligo-te|ligo-lhe) (?:\w+ )?(?:amanhã|hoje|logo|às|mais)\b",
                r"\b(?:te|eu te) ligo (?:\w+ ){0,2}(?:amanhã|hoje|mais tarde|às|segunda|terça|quarta|quinta|sexta|logo)\b",
                r"\bfalamos (?:então )?(?:segunda|terça|quarta|quinta|sexta|amanhã|logo)\b",
                r"\bgostei (?:muito )?d(?:o|a|e) (?:nosso |nossa )?(?:almoço|café|conversa|jantar) (?:de ontem|ontem|de hoje)",
                r"\bfoi (?:ótimo|muito bom|um prazer|bom) (?:falar|conversar|estar|almoçar|ver) (?:com você|contigo|consigo|com vocês|-?te)",
                rf"\b(?:te ligo|ligo-te|ligo-lhe|eu te ligo) {_DAY}",
                rf"\b{_DAY} às? \d{{1,2}}h?\d{{0,2}} (?:eu )?te ligo\b",
                rf"\bcombinado,? (?:então,? )?{_DAY}\b",
                r"\b(?:fica|está|ficou) marcad[oa] para\b",
                rf"\baté {_DAY}, (?:às|na|no|em)\b",
                r"\bobrigad[oa] pel[oa] (?:almoço|café|conversa|chamada) (?:de|d[oa]|ontem)\b",
                r"\bdepois da nossa (?:conversa|chamada|reunião)\b",
            ),
            unless=(r"\?", _NOT, r"\bwebinar\b", r"\bpalestra\b"),
        ),
        Cue(
            "phone_number",
            gate=A_NUMBER,
            says=(
                r"\b(?:agora é|mudei de número)\b[^.!?\n\d]{0,20}\(?\d{2}\)? ?\d[\d -]{7,}",
                r"\b(?:telem\w+|telefone|tel|número|celular|whats\w*|liga\w*|ligue|direto|fixo|estou no)\b[^.!?\n\d]{0,60}\(?\+?\d[\d ().-]{7,}",
                r"(?:^|[\s:(])\+(?:351|55)[ -]?\d{2,3}(?:[ -]?\d{2,5}){2,3}\b",
            ),
            unless=(NO_PHONE, r"\b(?:encomenda|pedido|fatura|protocolo|chamado|iban|processo|nif|linha de apoio|rastreio)\b"),
        ),
        Cue(
            "thanks",
            gate=r"(?:brigad|vlw|grat|devendo|obrigad|agrade|reconhecid|valeu)",
            says=(
                r"\bmuito obrigad[oa]\b",
                r"\bagradeço (?:muito |imenso |de coração )*(?:a|o|os|as|pel\w+|por|toda)\b",
                r"\bte devendo uma (?:cerveja|breja)\b",
                r"\bsou muito grat[oa]\b",
                r"\b(?:brigad\w+|vlw|valeu|obrigad\w+) (?:mesmo |demais |de coração |mais uma vez |de novo )*(?:pel\w+|por)\b",
                r"\b(?:muito |mto )?obrigad(?:o|a|íssimo|íssima) (?:mesmo )?(?:pel[oa]s?|por)\b",
                r"\bagradeço-(?:te|lhe|vos)(?: muito)? (?:a|o|as|os|por|pela|pelo)\b",
                r"\bqueria agradecer(?:-\w+)? (?:o|a|os|as|pel[oa])\b",
                r"\bvaleu (?:demais )?pel[oa]\b",
                r"\bfico-te reconhecid[oa]\b",
            ),
            unless=(r"\bdizer obrigad", r"\bagradeço (?:desde|a sua proposta|o contacto)\b", r"\bobrigad[oa] a\b", r"\bobrigad[oa],? mas\b", r"\bdesde já\b", r"\ba todos\b", r"\bgraças a deus\b", r"\bmas não\b", r"\bés obrigado\b", r"\baceitar\b", r"\bparabéns\b"),
        ),
        Cue(
            "ask",
            gate=r"(?:você|cê |venho|preciso|me ajuda|podes|alguma|importa|consegui|podia|poderia|sabes|conhece|pedir|favor|emprest|seria possível)",
            says=(
                r"\bimportas-te de\b|\bimporta-se de\b|\bse importa de\b",
                r"\btens alguma (?:dica|ideia|sugestão)\b|\btem alguma (?:dica|ideia|sugestão|indicação)\b",
                r"\bpodes (?:me |dar-me|enviar|mandar|ajudar|emprestar)",
                r"\bme ajuda\b",
                r"\bpreciso da sua (?:opinião|ajuda)\b|\bpreciso da tua (?:opinião|ajuda)\b",
                r"\bvenho solicitar\b",
                r"\b(?:você|cê|voce) (?:conhece|sabe|poderia|pode|consegue)\b",
                r"\b(?:conseguias|consegues|podias|podes) (?:\w+-me|ajudar-me|me \w+)\b",
                r"\b(?:podia|poderia|consegue|pode) (?:\w+-me|me \w+)\b",
                r"\b(?:sabes|sabe) de alguém\b",
                r"\bconhece(?:s)? alguém\b",
                r"\bpedir-(?:te|lhe) um favor\b",
                r"\bseria possível \w+-me\b",
                r"\bemprestas-me\b",
            ),
            unless=(r"\bposso\b", r"\bem que posso\b", r"\bquando\b", r"\bque dia\b"),
        ),
        Cue(
            "offer",
            gate=r"(?:deixa que|posso|se ajudar|qualquer|mãozinha|ajuda|se precisar|conta comigo|à sua disposição|queres que|à vontade|prazer em|contrapartida)",
            says=(
                r"\bse precisar(?:es)? de (?:ajuda|algo|alguma coisa)\b",
                r"\bquer uma mãozinha\b|\bqueres ajuda\b|\bquer ajuda\b",
                r"\bqualquer (?:dúvida|coisa)[^.!?\n]*\b(?:me chama|chama|diz|avisa|liga)\b",
                r"\bse ajudar,? (?:fico|posso|eu)\b",
                r"\bposso te (?:apresentar|ajudar|emprestar|mandar|passar|indicar)\b|\bposso (?:ajudar-te|apresentar-te|emprestar-te|enviar-te)",
                r"\bdeixa que eu\b",
                r"\bconta comigo\b",
                r"\bse (?:precisares|precisar|quiseres|quiser)\b[^.!?\n]*\b(?:conta|posso|faço|ajudo|diz|fala|empresto)",
                r"\bqueres que (?:te|tos|tas|eu) \w+",
                r"\b(?:fico|estou) à (?:sua|tua|vossa) (?:inteira )?disposição para\b",
                r"\bpodem usá-la à vontade\b",
                r"\bterei todo o prazer em (?:partilhar|ajudar|enviar)",
            ),
            unless=(r"\bpodes\b|\bpoderia\b", r"\bagência\b", r"\bcondição especial\b", r"\boferta\b", r"\bdesconto\b", r"€|\beuros?\b", r"\bpacote\b", r"\bnão vou conseguir\b", r"\bempresa\b"),
        ),
        Cue(
            "introduction",
            gate=r"(?:conhecer|é a|é o|passei|ponte|dei o|apresent|em contacto|em contato|em cópia)",
            says=(
                r"\bem conta(?:c)?to com (?:o|a) \w+,? que\b",
                r"\bapresento-(?:te|lhe|vos)\b|\bte apresento\b|\bquero te apresentar\b",
                r"\bfazer a ponte entre\b",
                r"\bpassei (?:o )?(?:teu|seu) contato\b|\bdei o (?:teu|seu) conta(?:c)?to a\b",
                r"\b(?:essa|este|esse|esta) (?:aqui )?é (?:a|o) \w+,[^.!?\n]*\bque te falei\b",
                r"\bachei que (?:precisavam|deviam) se conhecer\b",
                r"\bpra você conhecer\b",
                r"\bapresento-(?:te|lhe|vos) (?:o|a|os|as)\b",
                r"\bpermita-me que lhe apresente\b",
                r"\b(?:ponho|coloco) (?:aqui )?em cópia\b",
                r"\b(?:pôr-te|pô-lo|pô-la|pôr-vos|te colocar|colocar você) em conta(?:c)?to\b",
                r"\bte apresento (?:o|a)\b",
                r"\bem cópia, para ficarem a conhecer-se\b",
            ),
            unless=(r"\bapresento-me\b", r"\?", r"\bprefiro\b", r"\bnão\b", r"\bpodes\b"),
        ),
        Cue(
            "congratulation",
            gate=r"(?:cumprimentá|orgulho|feliz por|parabéns|felicita|aniversário|felicidades)",
            says=(
                r"\bfico (?:muito )?feliz por (?:ti|você|vocês)\b",
                r"\borgulho (?:demais )?d[eo] (?:vc|você|ti)\b",
                r"\bquero cumprimentá-l[oa] pel[oa]\b",
                r"\bparabéns\b",
                r"^\W*(?:muitos |meus )?parabéns\b",
                r"\bmeus parabéns\b",
                r"\bparabéns (?:pel[oa]s?|por)\b",
                r"\bfeliz aniversário\b",
                r"\b(?:as )?minhas felicitações\b",
                r"\bmuitas felicidades\b",
            ),
            unless=(r"\b(?:tô|estou) de parabéns\b", r"\bos parabéns a(?:o|os)?\b", r"\bo parabéns\b", r"\bfesta de\b", r"\?", r"\bobrigad", r"\bdar os parabéns\b", r"\bcantaram\b", r"\bfesta\b", r"\bdeste os\b"),
        ),
        Cue(
            "pitch",
            gate=r"(?:vaga|restam|últimas|agência|condição|mentoria|perfil|grátis|ajudamos|demonstração|nossa plataforma|somos uma|oportunidade|recrutamos|sem compromisso|renda extra)",
            says=(
                r"\bteste grátis\b|\bexperimente grátis\b|\bgrátis por \d+ dias\b",
                r"\bo seu perfil (?:chamou|encaixa|despertou)\b|\bvi o seu perfil e\b",
                r"\bminha mentoria\b",
                r"\bcondição especial\b",
                r"\bnossa agência\b",
                r"\b(?:restam|últimas) \d* ?(?:vagas|lugares)\b",
                r"\btenho uma vaga\b[^.!?\n]*\b(?:remoto|sênior|perfil|sua cara)\b",
                r"\bajudamos (?:\w+ ){0,3}(?:clínicas|empresas|negócios|pmes|profissionais|lojas|restaurantes)\b",
                r"\b(?:demonstração|demo|consultoria|avaliação) (?:gratuita|grátis|sem compromisso)\b",
                r"\bsomos uma (?:empresa|agência) (?:de|líder)\b",
                r"\b(?:nossa|a nossa) (?:plataforma|oportunidade|solução) (?:de|reduz|aumenta|permite)\b",
                r"\brecrutamos neste momento\b",
                r"\brenda extra\b",
            ),
            unless=(r"\bnão estamos interessad", r"\bprocuro\b", r"\bnão quero\b"),
        ),
        Cue(
            "mass_message",
            gate=r"(?:aviso geral|galera|pessoal|gente|coletiva|recado|copiando|bom dia a|boa tarde a|caros|queridos amigos|estimados|a todas e a todos|olá a todos|lista inteira|meus contactos|mensagem em massa)",
            says=(
                r"\bbom dia a tod[oa]s\b|\bboa tarde a tod[oa]s\b",
                r"\bcopiando e colando\b",
                r"\bmensagem coletiva\b|\brecado em grupo\b",
                r"^\W*(?:aviso geral|fala,? galera|fala,? pessoal|oi,? pessoal|olá,? pessoal|bom dia,? pessoal|gente,)",
                r"^\W*(?:caros (?:colegas|amigos|todos)|queridos (?:amigos|todos)|estimados (?:membros|colegas|clientes)|olá a todos|olá a todas|oi,? (?:gente|pessoal|galera))\b",
                r"\blista inteira de conta(?:c)?tos\b",
                r"\btodos os meus conta(?:c)?tos\b",
                r"\ba todas e a todos\b",
            ),
            unless=(r"\bnunca respondo\b", r"\bapago\b"),
        ),
    ),
)  # fmt: skip
