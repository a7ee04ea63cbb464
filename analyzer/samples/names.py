"""Invented names, employers and titles: the raw material of invented people. Any likeness to somebody is chance."""

from __future__ import annotations

from typing import Final

# Language of the conversation → first names, last names.
FIRST: Final[dict[str, tuple[str, ...]]] = {
    "en": tuple(
        "Ada Amara Ben Blessing Caleb Chloe Dana Darius Ellis Emeka Esme Finn Freya Gareth Grace Hana Hugo Imani Isla Jonah "
        "Kavya Keira Leon Lila Mabel Marcus Maya Mina Nadia Nia Noah Olive Omar Opal Priya Quentin Rafi Rhea Rowan Ruth "
        "Samir Selma Tessa Theo Uma Vera Vikram Wanda Xander Yara Zara Zoë Aoife Siân Niamh Anaïs".split()
    ),
    "de": tuple(
        "Anke Annika Bernd Britta Carsten Dörte Elke Fabian Florian Friederike Gesa Götz Hanne Heike Ingo Jörg Jürgen Karsten "
        "Käthe Lars Lotte Malte Margarete Nele Ole Ortrun Petra Ralf Rüdiger Sabine Söhnke Sönke Tanja Ulrike Uwe Volker "
        "Wiebke Yannick".split()
    ),
    "fr": tuple(
        "Adèle Aurélie Baptiste Benoît Camille Cécile Clément Colette Édith Éloïse Étienne Fabrice François Gaëlle Hélène "
        "Jérôme Joël Léa Loïc Lucie Maël Mathilde Noémie Océane Odile Pascal Quitterie Rémi Solène Théo Yann Zélie".split()
    ),
    "es": tuple(
        "Adrián Ainhoa Álvaro Andrés Begoña Belén Carmen Concha Diego Elías Fátima Gonzalo Inés Íñigo Joaquín José Lucía "
        "Marisol Martín Nuria Óscar Paloma Pilar Raúl Rocío Rubén Sofía Tomás Vicente Ximena".split()
    ),
    "pt": tuple(
        "Afonso Beatriz Bruno Catarina Conceição Davi Duarte Fernão Flávia Gonçalo Inês João Júlia Lourenço Luís Margarida "
        "Nuno Otávio Patrícia Rosa Rúben Sebastião Tânia Thaís Vitória".split()
    ),
    "other": (
        "Ахмад", "Βασιλική", "Ελένη", "Νίκος", "Олена", "Дмитро", "Наталія", "李", "美咲", "지훈", "ليلى", "يوسف", "נועה",
        "Łucja", "Żaneta", "Őrs", "Šárka", "Čeněk", "Øyvind", "Åsa", "Þóra", "Ağca", "İpek", "Nguyệt",
    ),
}  # fmt: skip
LAST: Final[dict[str, tuple[str, ...]]] = {
    "en": tuple(
        "Abara Adeyemi Ashdown Bellweather Birchall Blackwood Brackley Cartmel Chaudry Coldwell Dacre Danso Dunmore Eastley "
        "Fairbrook Farrowgate Gilmour Greenhalgh Hadley Hartigan Holloway Iveson Jessop Kestrel Kingsmere Larkfield Lindqvist "
        "Lockhart Marlowe Merrivale Mistry Netherton Oakhurst Okafor Osei Pemberley Penhallow Quiroga Rathbone Redfern "
        "Saltmarsh Sandhurst Silverdale Southgate Tamworth Thistleton Underhill Vance Wainscott Wetherby Whitlock Yarrow "
        "O'Farrell St.Clair Smith-Okoro McAllister".split()
    ),
    "de": tuple(
        "Ackerknecht Birkenfeld Brömmel Dünnwald Eichstätter Falkenrath Fährmann Grünhagen Hägele Immenhof Jüttner Kämpf "
        "Kornblüth Löwenstern Möhring Nüßlein Obermüller Pfäffle Quandtner Rösler Sägebrecht Schönhals Täubert Uhlenbrock "
        "Vogelsänger Weißhaupt Zöllner".split()
    ),
    "fr": tuple(
        "Aubépine Bérenger Boisclair Chênevert Clairval Delacôte Desprès Évrard Fontanelle Galépine Hautmont Jolibois Lachaîne "
        "Lefèbre Maréchaux Montclair Noirétable Périgny Quévremont Rivièrebois Sauvageon Thévenoux Valcourt Vertmont".split()
    ),
    "es": tuple(
        "Albarracín Buendía Casquero Domínguez-Rey Escudé Fuensanta Galíndez Hinojosa Iribarne Jarabo Lezcano Montalbán "
        "Navascués Ordóñez Peñalosa Quirós Riquelme Santibáñez Tordesillas Urrutia Villaseñor Zubizarra".split()
    ),
    "pt": tuple(
        "Alvarenga Bragança Camarão Damásio Esteves-Leão Figueirôa Gusmão Henriqueta Junqueira Lacerda Magalhães Nóbrega "
        "Orvalho Patrício Quintão Rebouças Sequeirão Távora Valadão Xavieiro".split()
    ),
    "other": (
        "Κυριακοπούλου", "Παπαδήμος", "Шевчук", "Коваленко", "王小", "佐々井", "박서", "الهاشم", "בן־דור", "Wójcikowska",
        "Dvořáčková", "Szűcsné", "Ångströmsson", "Guðmundar", "Yıldızoğlu", "Trần-Hà",
    ),
}  # fmt: skip
CREDENTIALS: Final = (", MBA", ", PhD", ", PMP", ", CPA, CFA", " 🚀", " (she/her)", ", M.Sc.", " ✔")

EMPLOYERS: Final = tuple(
    "Contoso|Fabrikam|Northwind Traders|Litware|Proseware|Adatum|Tailspin Toys|Wingtip|Woodgrove|Trey Research|Margie's Travel|"
    "Lucerne Publishing|Alpine Ski House|Blue Yonder Farm|City Power & Light|Coho Winery|Consolidated Messenger|Fourth Coffee|"
    "Graphic Design Institute|Humongous Insurance|School of Fine Art|Southridge Video|VanArsdel|Wide World Importers|"
    "Relecloud|Munson's Pickles|Nod Publishers|Bellows College|Best For You Organics|Lamna Healthcare|Fincher Architects|"
    "First Up Consultants|Liberty's Delightful|Olivia Wilson Studio|Harbourlight Clinic|Kestrel & Vane|Quayside Analytics|"
    "Tidewater Robotics|Umbra Lighting|Verdigris Energy|Saltmarsh Foods|Ninefold|Pellucid|Ostrava Textil|Brückner Werke|"
    "Ateliers Clairval|Hermanos Quirós|Casa do Orvalho|Nordlys Seafood|Sakura Optics".split("|")
)
"""Employers that several people share."""

TRADES: Final = tuple(
    "Advisers|Analytics|Architects|Associates|Bakery|Biotech|Books|Brewing|Capital|Care|Clinic|Collective|Consulting|Design|"
    "Digital|Energy|Engineering|Events|Films|Foods|Foundation|Games|Group|Health|Hotels|Instruments|Interiors|Labs|Law|"
    "Legal|Logistics|Media|Mobility|Motors|Music|Optics|Partners|Pharma|Press|Printing|Properties|Robotics|School|Shipping|"
    "Solar|Sports|Studio|Systems|Tea|Textiles|Theatre|Tools|Travel|Trust|Ventures|Water|Werke|Works".split("|")
)
"""What a small employer nobody else is at calls its trade."""

LEGAL_FORMS: Final = ("", "", "", "", ", Ltd.", " Inc.", " GmbH", " S.A.", " LLC")

JOBS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    field: {
        language: tuple(titles.split("|"))
        for language, titles in zip(("en", "de", "fr", "es", "pt"), row.split(" ~ "), strict=True)
    }
    for field, row in {
        "people": "HR Business Partner|Recruiter|Head of People Operations|Talent Acquisition Partner|HR Manager|Payroll Specialist ~ Personalreferentin|Leiterin Personal ~ Chargée de recrutement|Responsable RH ~ Técnica de selección|Responsable de recursos humanos ~ Analista de RH|Gestora de recursos humanos",
        "sales": "Account Executive|Key Account Manager|Sales Director|Vice President Sales|Sales Development Representative|Store Manager ~ Vertriebsleiter|Außendienstmitarbeiterin ~ Ingénieure commerciale|Directeur commercial ~ Directora de ventas|Comercial ~ Executivo de contas|Gerente comercial",
        "marketing": "Head of Marketing|Marketing Specialist|Brand Manager|Growth Lead|SEO Consultant|Marketing Intern ~ Marketingleiterin|Werkstudent Marketing ~ Responsable marketing|Chargé de marketing ~ Jefe de marketing|Técnica de marketing ~ Gestora de marketing|Analista de marketing",
        "law": "General Counsel|Solicitor|Paralegal|Compliance Officer|Legal Adviser|Partner, Litigation ~ Rechtsanwältin|Syndikusanwalt ~ Avocate|Juriste d'entreprise ~ Abogada|Asesor jurídico ~ Advogada|Jurista",
        "data": "Data Analyst|Data Engineer|Lead Data Scientist|Business Analyst|BI Developer|Head of Analytics ~ Datenanalystin|Data Scientist ~ Analyste de données|Data engineer ~ Analista de datos|Ingeniera de datos ~ Engenheira de dados|Analista de dados",
        "software": "Software Engineer|Senior Developer|Frontend Engineer|QA Engineer|Lead Software Engineer|Junior Developer ~ Softwareentwicklerin|Senior Softwareentwickler ~ Développeuse web|Ingénieur logiciel ~ Desarrolladora de software|Programador ~ Engenheira de software|Programador",
        "it": "IT Administrator|Solutions Architect|Cloud Engineer|Chief Technology Officer|Service Desk Analyst|Cyber Security Lead ~ Fachinformatiker|Leiter IT ~ Administratrice systèmes|DSI ~ Administrador de sistemas|Técnica informática ~ Analista de sistemas|Técnico de TI",
        "nursing": "Registered Nurse|Nurse Educator|Head of Nursing|Midwife|Senior Nurse|Student Nurse ~ Krankenpflegerin|Pflegedienstleitung ~ Infirmière|Aide-soignant ~ Enfermera|Enfermero jefe ~ Enfermeira|Técnica de enfermagem",
        "medicine": "General Practitioner|Pharmacist|Physiotherapist|Clinical Psychologist|Head of Radiology|Dentist ~ Ärztin|Physiotherapeut ~ Médecin généraliste|Kinésithérapeute ~ Médica de familia|Psicólogo ~ Médica|Fisioterapeuta",
        "education": "Teacher|Lecturer|Senior Lecturer|Professor|Headteacher|Teaching Assistant ~ Grundschullehrerin|Dozent ~ Enseignante|Professeur des écoles ~ Profesora de secundaria|Maestro ~ Professora|Formador",
        "media": "Journalist|Editor|Translator|Communications Officer|Senior Copywriter|Head of Communications ~ Redakteurin|Pressesprecher ~ Traductrice|Journaliste ~ Periodista|Traductora jurada ~ Tradutora|Jornalista",
        "design": "Design Lead|UX Researcher|Graphic Designer|Art Director|Senior Product Designer|Photographer ~ Grafikdesignerin|Fotograf ~ Graphiste|Directrice artistique ~ Diseñadora gráfica|Ilustrador ~ Designer gráfico|Ilustradora",
        "finance": "Accountant|Financial Controller|Investment Associate|Chief Financial Officer|Tax Adviser|Audit Senior Manager ~ Bilanzbuchhalterin|Steuerberater ~ Comptable|Contrôleuse de gestion ~ Contable|Director financiero ~ Contabilista|Analista financeira",
        "product": "Product Manager|Product Owner|Head of Product|Senior Product Manager|Chief Product Officer|Associate Product Manager ~ Produktmanagerin|Leiter Produktmanagement ~ Cheffe de produit|Chef de produit ~ Jefa de producto|Jefe de producto ~ Gestora de produto|Gestor de produto",
        "projects": "Project Manager|Scrum Master|Programme Manager|Delivery Lead|PMO Analyst|Project Coordinator ~ Projektleiterin|Projektmanager ~ Cheffe de projet|Directeur de projet ~ Jefa de proyecto|Gestor de proyectos ~ Gestora de projetos|Gestor de projetos",
        "logistics": "Purchasing Lead|Supply Chain Planner|Buyer|Head of Logistics|Warehouse Manager|Procurement Specialist ~ Einkäuferin|Logistikleiter ~ Acheteuse|Responsable logistique ~ Responsable de compras|Técnico de logística ~ Compradora|Gestor de logística",
        "service": "Customer Success Manager|Customer Support Specialist|Head of Customer Care|Call Centre Agent|Client Services Lead|Customer Experience Manager ~ Kundenberaterin|Leiter Kundenservice ~ Conseillère clientèle|Responsable service client ~ Atención al cliente|Teleoperadora ~ Apoio ao cliente|Atendimento ao cliente",
        "social": "Social Worker|Fundraising Manager|Charity Trustee|Youth Worker|Outreach Lead|Head of Sustainability ~ Sozialarbeiterin|Jugendhilfe-Koordinator ~ Éducatrice spécialisée|Assistante sociale ~ Trabajadora social|Educador social ~ Assistente social|Animadora social",
        "office": "Office Manager|Executive Assistant|Receptionist|Administrative Assistant|Secretary|Office Coordinator ~ Sekretärin|Teamassistenz ~ Assistante de direction|Secrétaire ~ Administrativa|Secretario ~ Assistente administrativa|Rececionista",
        "public": "Policy Adviser|Police Officer|Civil Servant|Head of Public Affairs|Councillor|Senior Policy Officer ~ Verwaltungsfachangestellte|Referatsleiterin ~ Fonctionnaire territoriale|Chargé de mission, mairie ~ Funcionaria|Técnico de ayuntamiento ~ Funcionária pública|Técnico da câmara municipal",
        "hospitality": "Event Manager|Event Planner|Head of Events|Hotel Manager|Sous Chef|Events Coordinator ~ Veranstaltungskauffrau|Hotelfachfrau ~ Chargée d'événementiel|Réceptionniste d'hôtel ~ Responsable de eventos|Cocinera ~ Gestora de eventos|Cozinheiro",
        "building": "Architect|Civil Engineer|Quantity Surveyor|Site Manager|Real Estate Agent|Head of Property ~ Architektin|Bauleiter ~ Architecte|Conductrice de travaux ~ Arquitecta|Jefe de obra ~ Arquiteta|Engenheiro civil",
        "science": "Research Fellow|Lab Technician|Biologist|Postdoctoral Researcher|Head of Research|PhD Student ~ Wissenschaftliche Mitarbeiterin|Doktorand ~ Chercheuse|Doctorant ~ Investigadora|Biólogo ~ Investigadora|Bolseiro de investigação",
        "engineering": "Mechanical Engineer|Electrical Engineer|Engineering Manager|Quality Engineer|Maintenance Technician|Senior Process Engineer ~ Maschinenbauingenieurin|Konstrukteur ~ Ingénieure mécanique|Technicien de maintenance ~ Ingeniero industrial|Técnica de mantenimiento ~ Engenheira mecânica|Técnico de manutenção",
        "operations": "Director of Operations|Operations Manager|Plant Manager|Production Planner|Shift Leader, Production|Operations Analyst ~ Produktionsleiter|Betriebsleiterin ~ Responsable de production|Directrice d'usine ~ Encargada de producción|Director de operaciones ~ Diretor de operações|Supervisora de produção",
        "consulting": "Consultant|Management Consultant|Senior Consultant|Strategy Lead|Executive Coach|Associate Consultant ~ Unternehmensberaterin|Berater ~ Consultante en stratégie|Consultant ~ Consultora|Consultor sénior ~ Consultora|Consultor",
        "management": "Founder|Managing Director|Chief Executive Officer|General Manager|Chief of Staff|Co-Founder ~ Geschäftsführerin|Inhaber ~ Directrice générale|Fondateur ~ Directora general|Empresario ~ Sócia-gerente|Empresária",
    }.items()
}
"""Field of work → language → titles people in it give themselves."""

ODD_TITLES: Final = tuple(
    "Student|Trainee|Open to work|Retired|Manager|Associate|Making things better|Dreamer, doer, dad|Between two chapters|"
    "Specialist|Officer|Team Lead|Lebenskünstler|Member|Generalist".split("|")
)
"""Titles that do not tell a field."""

SKILLS: Final = tuple(
    "Leadership|Project Management|Writing|Negotiation|Python|Excel|Facilitation|Strategy|Public Speaking|Teaching|"
    "Procurement|Data Analysis|Mentoring|Budgeting|Research".split("|")
)
