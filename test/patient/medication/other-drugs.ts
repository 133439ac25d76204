/** What is no glucose-lowering drug, as lists of drugs, vitamins, aids and foods write it: none of these has a class of the group. */
export const otherDrugs = `
paracetamol 500 mg tablet; ibuprofen; naproxen; diclofenac; celecoxib; etoricoxib; tramadol; morfine; oxycodon; fentanyl pleister; codeine; acetylsalicylzuur 80 mg;
carbasalaatcalcium; clopidogrel; ticagrelor; prasugrel; dipyridamol; acenocoumarol; fenprocoumon; apixaban; rivaroxaban; dabigatran; edoxaban; nadroparine; enoxaparine;
simvastatine; atorvastatine; rosuvastatine; pravastatine; fluvastatine; ezetimib; bempedoinezuur; evolocumab; alirocumab; colestyramine; gemfibrozil; fenofibraat;
lisinopril; enalapril; perindopril; ramipril; losartan; valsartan; candesartan; irbesartan; telmisartan; olmesartan; sacubitril/valsartan; metoprolol; bisoprolol; nebivolol;
atenolol; carvedilol; propranolol; sotalol; amlodipine; nifedipine; lercanidipine; diltiazem; verapamil; hydrochloorthiazide; chloortalidon; indapamide; furosemide; bumetanide;
spironolacton; eplerenon; finerenon; triamtereen; doxazosine; clonidine; methyldopa; hydralazine; isosorbidemononitraat; isosorbidedinitraat; nitroglycerine spray; glyceryltrinitraat;
glyceryl trinitrate; nicorandil; ivabradine; ranolazine; digoxine; amiodaron; flecaïnide; omeprazol; pantoprazol; esomeprazol; lansoprazol; rabeprazol; famotidine; sucralfaat;
macrogol; lactulose; bisacodyl; psylliumvezels; loperamide; mebeverine; metoclopramide; domperidon; ondansetron; mesalazine; budesonide; ursodeoxycholzuur; pancreatine;
levothyroxine; thiamazol; propylthiouracil; prednison; prednisolon; dexamethason; hydrocortison; fludrocortison; testosteron; oestradiol; progesteron; levonorgestrel;
ethinylestradiol; desogestrel; tibolon; raloxifeen; alendroninezuur; risedroninezuur; zoledroninezuur; denosumab; teriparatide; calciumcarbonaat; colecalciferol; vitamine D3;
vitamine B12; hydroxocobalamine; cyanocobalamine; foliumzuur; ferrofumaraat; ferrosulfaat; multivitaminen; vitamine C; thiamine; pyridoxine; magnesium; magnesiumglycinaat; zink; selenium;
omega-3; visolie; glucosamine; glucosamine sulfaat; chondroïtine; glucosamine/chondroïtine; sitosterol; bèta-sitosterol; glutenvrij brood; gliadine-vrij meel; gliadin-free bread; glutamine;
glycerol zetpil; glycerine; glycerol; glicerol; glicerina supositorios; glycopyrronium; glycopyrronium/indacaterol; glimbax mondspoeling; glicina; glycine; glucose 5%; glucosetabletten; druivensuiker;
dextro energy; glucagon; glucagen hypokit; baqsimi; diazoxide; sucralose; stevia; saccharine; erythritol; aspartaam; inuline; inulin powder; formaldehyde; metronidazol; metenamine;
methotrexaat; metamizol; metoclopramide 10 mg; salbutamol; salmeterol; formoterol; budesonide/formoterol; beclometason; fluticason; tiotropium; ipratropium; montelukast; theofylline;
cetirizine; levocetirizine; desloratadine; fexofenadine; loratadine; azelastine neusspray; mometason neusspray; xylometazoline; acetylcysteïne; noscapine; amoxicilline; amoxicilline/clavulaanzuur;
flucloxacilline; feneticilline; doxycycline; azitromycine; claritromycine; ciprofloxacine; levofloxacine; nitrofurantoïne; fosfomycine; trimethoprim; cotrimoxazol; clindamycine; fluconazol; itraconazol;
miconazol; terbinafine; nystatine; aciclovir; valaciclovir; oseltamivir; ivermectine; mebendazol; atovaquon/proguanil; hydroxychloroquine; sertraline; citalopram; escitalopram; fluoxetine;
paroxetine; venlafaxine; duloxetine; mirtazapine; amitriptyline; nortriptyline; bupropion; lithiumcarbonaat; valproïnezuur; lamotrigine; carbamazepine; levetiracetam; topiramaat; gabapentine;
pregabaline; diazepam; oxazepam; temazepam; lorazepam; zolpidem; zopiclon; melatonine; methylfenidaat; lisdexamfetamine; atomoxetine; haloperidol; levodopa/carbidopa; pramipexol; ropinirol;
rasagiline; donepezil; rivastigmine; memantine; sumatriptan; rizatriptan; tamsulosine; alfuzosine; finasteride; dutasteride; solifenacine; tolterodine; mirabegron; oxybutynine; sildenafil; tadalafil;
allopurinol; febuxostat; colchicine; benzbromaron; sulfasalazine; azathioprine; mercaptopurine; ciclosporine; tacrolimus; mycofenolaat; adalimumab; etanercept; tocilizumab; tamoxifen; anastrozol;
letrozol; bicalutamide; gosereline; leuproreline; latanoprost; timolol oogdruppels; dorzolamide; brimonidine; kunsttranen; hypromellose; chlooramfenicol oogzalf; dexpanthenol; vaseline;
lanette crème; cetomacrogolcrème; betamethason crème; hydrocortison crème; calcipotriol; tretinoïne; benzoylperoxide; nicotinepleister; nicotinekauwgom; varenicline; nalmefeen; acamprosaat; disulfiram;
naltrexon; methadon; buprenorfine; naloxon; griepvaccin; pneumokokkenvaccin; covid-19-vaccin; hepatitis B-vaccin; teststrips; accu-chek guide teststrips; contour next strips; freestyle libre 2 sensor;
dexcom g7 sensor; bloedglucosemeter; lancetten; insulinenaalden; pennaalden 4 mm; bd micro-fine pennaald; insulinespuiten 1 ml; insulinepomp; infusieset; naaldcontainer; insulinpumpe; insulin-pen-nadeln;
pen needles 32G; insulin syringes; aiguilles pour stylo; agujas para pluma; tiras reactivas; teststreifen; kompressionsstrümpfe; steunkousen klasse 2; incontinentiemateriaal; katheter; stomamateriaal;
drinkvoeding; nutridrink; fresubin; fantomalt; glutenvrije pasta; havermout; koolhydraatarm brood; teduglutide; revestive; leriglitazon; glepaglutide; mecasermine; octreotide; lanreotide;
somatropine; desmopressine; terlipressine; glypressin; vasopressine; tolvaptan; cinacalcet; sevelameer; natriumbicarbonaat; kaliumchloride drank; fosfaat; lanthaan; epoëtine; darbepoëtine; filgrastim;
immunoglobuline; interferon; glatirameer; dimethylfumaraat; natalizumab; riluzol; baclofen; tizanidine; dantroleen; botulinetoxine; bosentan; ambrisentan; sildenafil 20 mg; nintedanib; pirfenidon; aminoglutethimide;
tolperison; exemestaan
`
  .split(/[;\n]/)
  .map((name) => name.trim())
  .filter((name) => name !== '')
